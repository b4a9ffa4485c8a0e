package io.github.sseboot.webmvc;

import io.github.sseboot.core.connection.Timing;
import io.github.sseboot.core.wire.Dialect;

/**
 * The settings of one endpoint.
 *
 * @param dialect how its streams are written
 * @param timing when something happens on them without an event
 */
record Endpoint(Dialect dialect, Timing timing) {

}
