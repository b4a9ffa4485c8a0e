/**
 * Positions, their tokens, and the log in memory under test.
 */
package io.github.sseboot.core.log;
