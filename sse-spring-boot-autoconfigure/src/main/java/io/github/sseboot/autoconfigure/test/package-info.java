/**
 * The wiring of the test kit, for tests that ask for it.
 */
@NullMarked
package io.github.sseboot.autoconfigure.test;

import org.jspecify.annotations.NullMarked;
