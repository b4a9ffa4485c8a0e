/**
 * A small social wall: some events are for everybody, some for two people, some are about
 * who is there.
 */
@NullMarked
package io.github.sseboot.sample.friends;

import org.jspecify.annotations.NullMarked;
