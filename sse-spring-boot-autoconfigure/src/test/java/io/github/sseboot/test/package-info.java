/**
 * The test kit under test: what it should see it sees, and what it should miss it misses.
 */
package io.github.sseboot.test;
