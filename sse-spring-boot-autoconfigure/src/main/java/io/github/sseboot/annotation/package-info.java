/**
 * What a user writes on a controller method: the mark by which Spring MVC finds an
 * endpoint. Read by {@code webmvc} when the application starts.
 */
@NullMarked
package io.github.sseboot.annotation;

import org.jspecify.annotations.NullMarked;
