/**
 * A program that shows the starter at work: start it, open the browser, read along.
 */
@NullMarked
package io.github.sseboot.sample;

import org.jspecify.annotations.NullMarked;
