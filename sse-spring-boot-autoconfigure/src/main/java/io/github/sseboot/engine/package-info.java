/**
 * Where published events are stored: the interface that every engine implements, and its
 * records. Knows nothing of clients, frames or the wire.
 */
@NullMarked
package io.github.sseboot.engine;

import org.jspecify.annotations.NullMarked;
