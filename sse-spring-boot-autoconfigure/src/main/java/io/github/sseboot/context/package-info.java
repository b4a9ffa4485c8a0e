/**
 * The application's side of the node, with or without a web server: starts and stops it,
 * and tells the application's listeners who comes and goes.
 */
@NullMarked
package io.github.sseboot.context;

import org.jspecify.annotations.NullMarked;
