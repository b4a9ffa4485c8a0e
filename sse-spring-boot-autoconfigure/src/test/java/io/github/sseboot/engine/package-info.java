/**
 * What every engine must do, as tests to inherit.
 */
package io.github.sseboot.engine;
