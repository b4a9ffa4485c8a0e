/**
 * The documentation under test: what it shows compiles, binds and is true.
 */
package io.github.sseboot.documentation;
