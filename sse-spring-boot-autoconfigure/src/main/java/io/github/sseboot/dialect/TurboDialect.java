package io.github.sseboot.dialect;

import io.github.sseboot.core.wire.Block;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.engine.NewEvent;

/**
 * Messages for a {@code <turbo-stream-source>} of Turbo, whose data is HTML of
 * {@code <turbo-stream>} elements. Turbo listens to events without a name only, so events
 * lose theirs; what the stream says of itself keeps its names, and Turbo does not see it.
 *
 * @since 1.0.0
 */
public final class TurboDialect extends AbstractDialect {

	/**
	 * The name by which endpoints choose it.
	 */
	public static final String NAME = "turbo";

	/**
	 * Create the dialect.
	 */
	public TurboDialect() {
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Encoded event(NewEvent event, int idLength) {
		byte[] html = html(event);
		return Block.sized(html).openId(idLength).data(html).end();
	}

}
