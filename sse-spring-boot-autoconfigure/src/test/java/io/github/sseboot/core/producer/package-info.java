/**
 * Private streams under test, with clients in memory and a clock that stands still.
 */
package io.github.sseboot.core.producer;
