package io.github.sseboot.clients;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a client is asked to do; the drivers in {@code src/test/clients} get it as JSON.
 *
 * @param url where the stream is
 * @param page the origin of the page that the client is in, if it is in one
 * @param names the names of the events to listen to
 * @param closeOn the name of the event after which to close for good, if any
 * @param credentials whether to send cookies to another origin
 * @param headers headers to send, where the client can
 */
record Wish(String url, String page, List<String> names, @Nullable String closeOn, boolean credentials,
		Map<String, String> headers) {
}
