/**
 * Benchmarks, run by hand: every number in the documentation names the one that made it.
 */
@NullMarked
package io.github.sseboot.benchmarks;

import org.jspecify.annotations.NullMarked;
