/**
 * Tests of the sinks, against a stream that is as strict as a server's.
 */
@NullMarked
package io.github.sseboot.servlet;

import org.jspecify.annotations.NullMarked;
