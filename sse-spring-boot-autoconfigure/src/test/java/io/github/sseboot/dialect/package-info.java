/**
 * The dialects under test: what a client can make of them.
 */
package io.github.sseboot.dialect;
