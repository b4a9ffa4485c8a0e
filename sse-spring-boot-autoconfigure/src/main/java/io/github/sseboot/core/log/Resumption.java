package io.github.sseboot.core.log;

import io.github.sseboot.core.wire.Gap;
import io.github.sseboot.engine.Cursor;

/**
 * What a client's last event id says about where it was.
 *
 * @since 1.0.0
 */
public sealed interface Resumption {

	/**
	 * The client says nothing: it is new.
	 */
	record Fresh() implements Resumption {
	}

	/**
	 * The client was at a place in this log.
	 *
	 * @param cursor the place
	 */
	record Exact(Cursor cursor) implements Resumption {
	}

	/**
	 * Nobody can tell what the client had.
	 *
	 * @param reason why
	 */
	record Unknown(Gap.Reason reason) implements Resumption {
	}

}
