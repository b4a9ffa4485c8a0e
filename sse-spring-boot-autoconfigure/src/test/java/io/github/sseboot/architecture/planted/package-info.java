/**
 * Violations: every class here breaks the boundary that its name says, so that
 * {@code ArchitectureTests} can see each boundary fail.
 */
package io.github.sseboot.architecture.planted;
