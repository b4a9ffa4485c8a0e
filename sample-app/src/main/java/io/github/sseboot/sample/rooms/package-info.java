/**
 * Rooms to talk in: one stream per tab, whatever rooms it is in.
 */
@NullMarked
package io.github.sseboot.sample.rooms;

import org.jspecify.annotations.NullMarked;
