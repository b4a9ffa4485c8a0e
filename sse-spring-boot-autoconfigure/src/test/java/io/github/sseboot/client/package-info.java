/**
 * The client of event streams under test.
 */
package io.github.sseboot.client;
