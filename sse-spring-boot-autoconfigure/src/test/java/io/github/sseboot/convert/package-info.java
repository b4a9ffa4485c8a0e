/**
 * What becomes of data under test, with the libraries that applications have.
 */
package io.github.sseboot.convert;
