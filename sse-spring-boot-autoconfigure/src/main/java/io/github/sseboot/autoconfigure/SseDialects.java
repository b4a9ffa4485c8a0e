package io.github.sseboot.autoconfigure;

import java.util.List;

import io.github.sseboot.core.wire.Dialect;

/**
 * The dialects of the application, the default one first.
 *
 * @param all the dialects
 */
record SseDialects(List<Dialect> all) {

	SseDialects {
		all = List.copyOf(all);
	}

}
