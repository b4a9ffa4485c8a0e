/**
 * Private streams: events that one producer makes for one principal, on their way into
 * the log. Waits for those who read, which nobody else does.
 */
@NullMarked
package io.github.sseboot.core.producer;

import org.jspecify.annotations.NullMarked;
