/**
 * The wire: the bytes that clients get, and the ports to dialects and sockets. Knows
 * nothing of logs, channels and connections.
 */
@NullMarked
package io.github.sseboot.core.wire;

import org.jspecify.annotations.NullMarked;
