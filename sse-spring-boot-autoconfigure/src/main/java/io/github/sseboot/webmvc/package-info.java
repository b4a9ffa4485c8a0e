/**
 * The first step of a client: from a controller method to an open connection, within
 * Spring MVC, and what the application hears of it.
 */
@NullMarked
package io.github.sseboot.webmvc;

import org.jspecify.annotations.NullMarked;
