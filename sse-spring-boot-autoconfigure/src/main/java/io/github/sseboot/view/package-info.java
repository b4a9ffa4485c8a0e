/**
 * The views of events: rendered by the application's view technology while an event is
 * published, without a request.
 */
@NullMarked
package io.github.sseboot.view;

import org.jspecify.annotations.NullMarked;
