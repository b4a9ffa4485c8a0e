/**
 * The same live data for clients of every kind, in the dialects that they need, and what
 * cuts them off.
 */
@NullMarked
package io.github.sseboot.sample.compare;

import org.jspecify.annotations.NullMarked;
