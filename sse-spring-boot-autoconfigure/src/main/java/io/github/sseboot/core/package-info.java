/**
 * The node: one process's share of the whole, put together from the packages below. Knows
 * no framework and no server.
 */
@NullMarked
package io.github.sseboot.core;

import org.jspecify.annotations.NullMarked;
