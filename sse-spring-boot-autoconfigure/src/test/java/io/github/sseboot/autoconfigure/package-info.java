/**
 * The wiring under test: which beans there are, what properties mean, and what is said
 * about wrong ones.
 */
package io.github.sseboot.autoconfigure;
