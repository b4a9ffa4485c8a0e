/**
 * Tests of this package.
 */
package io.github.sseboot.event;
