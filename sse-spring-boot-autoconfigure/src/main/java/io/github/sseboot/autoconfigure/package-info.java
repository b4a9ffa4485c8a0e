/**
 * The wiring: beans, properties, and what is wrong with them. Nobody depends on it.
 */
@NullMarked
package io.github.sseboot.autoconfigure;

import org.jspecify.annotations.NullMarked;
