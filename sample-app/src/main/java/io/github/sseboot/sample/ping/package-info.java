/**
 * The smallest thing that works: one channel, one clock, one page.
 */
@NullMarked
package io.github.sseboot.sample.ping;

import org.jspecify.annotations.NullMarked;
