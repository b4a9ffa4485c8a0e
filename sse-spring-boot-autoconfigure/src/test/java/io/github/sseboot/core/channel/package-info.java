/**
 * The channels under test.
 */
package io.github.sseboot.core.channel;
