/**
 * The matrix: real clients, unmodified, against a real server. {@code Scenario} says what
 * each has to do, {@code BrowserClients}, {@code NodeClients} and {@code JvmClients}
 * which there are, and {@code docs/clients.md} what was seen.
 */
@NullMarked
package io.github.sseboot.clients;

import org.jspecify.annotations.NullMarked;
