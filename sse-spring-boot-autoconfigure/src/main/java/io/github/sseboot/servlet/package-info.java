/**
 * The last step to the socket: makes a sink of a servlet response, with non-blocking I/O
 * where the server offers it. Knows nothing of Spring MVC.
 */
@NullMarked
package io.github.sseboot.servlet;

import org.jspecify.annotations.NullMarked;
