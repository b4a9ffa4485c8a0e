/**
 * One channel, thousands of real connections: the starter beside a plain SseEmitter
 * broadcast.
 */
@NullMarked
package io.github.sseboot.benchmarks.fanout;

import org.jspecify.annotations.NullMarked;
