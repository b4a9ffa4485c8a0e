/**
 * The bytes of the event stream under test.
 */
package io.github.sseboot.core.wire;
