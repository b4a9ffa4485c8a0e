/**
 * The boundaries of the code as tests: who may know whom, and what may be used where.
 */
@NullMarked
package io.github.sseboot.architecture;

import org.jspecify.annotations.NullMarked;
