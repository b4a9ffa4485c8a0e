/**
 * Publishing within transactions under test: real ones, on a real database.
 */
package io.github.sseboot.transaction;
