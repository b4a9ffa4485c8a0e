/**
 * Clients that are not like browsers: how they take a response, and how often they may
 * come. Asked by {@code webmvc} before a stream is opened.
 */
@NullMarked
package io.github.sseboot.webmvc.client;

import org.jspecify.annotations.NullMarked;
