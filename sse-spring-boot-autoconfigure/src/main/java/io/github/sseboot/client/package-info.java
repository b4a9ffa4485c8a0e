/**
 * The other end of the wire: a client for event streams in Java, for services and tests.
 * Knows the JDK only, and nothing of the rest.
 */
@NullMarked
package io.github.sseboot.client;

import org.jspecify.annotations.NullMarked;
