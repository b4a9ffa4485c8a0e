/**
 * The first step of a publish: what the application gives becomes text, the way it
 * becomes the body of a response elsewhere in the application.
 */
@NullMarked
package io.github.sseboot.convert;

import org.jspecify.annotations.NullMarked;
