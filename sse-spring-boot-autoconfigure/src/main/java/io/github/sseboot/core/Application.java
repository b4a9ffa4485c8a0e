package io.github.sseboot.core;

import java.util.concurrent.Executor;

/**
 * What a node needs of the application around it.
 *
 * @param converter how data becomes text
 * @param executor runs the application's code where no request does; may be full,
 * stopped, or of the kind that runs things on the caller's thread
 * @since 1.0.0
 */
public record Application(DataConverter converter, Executor executor) {

}
