/**
 * Before the broadcaster: takes events of the application context that are meant for
 * channels too.
 */
@NullMarked
package io.github.sseboot.event;

import org.jspecify.annotations.NullMarked;
