/**
 * The core under test: real nodes, on sockets that only exist in memory.
 */
package io.github.sseboot.core;
