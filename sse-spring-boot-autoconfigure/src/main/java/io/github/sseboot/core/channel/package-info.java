/**
 * The channels: lists of the node's frames by name and by pattern, what of them is kept,
 * and who is to be told of new ones. Knows nothing of connections.
 */
@NullMarked
package io.github.sseboot.core.channel;

import org.jspecify.annotations.NullMarked;
