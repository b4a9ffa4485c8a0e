/**
 * The connections: clients that read from channels, and the shards that own them. The
 * last step before the socket.
 */
@NullMarked
package io.github.sseboot.core.connection;

import org.jspecify.annotations.NullMarked;
