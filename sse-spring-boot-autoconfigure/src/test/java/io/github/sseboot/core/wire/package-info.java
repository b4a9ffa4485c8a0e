/**
 * Blocks and frames under test.
 */
package io.github.sseboot.core.wire;
