/**
 * The application's side of the node under test: its start and end, and its listeners.
 */
package io.github.sseboot.context;
