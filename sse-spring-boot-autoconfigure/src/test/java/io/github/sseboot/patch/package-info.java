/**
 * Changes of a page, under test.
 */
package io.github.sseboot.patch;
