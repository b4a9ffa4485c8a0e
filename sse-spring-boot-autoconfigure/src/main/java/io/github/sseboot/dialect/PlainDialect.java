package io.github.sseboot.dialect;

import io.github.sseboot.core.wire.Block;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.engine.NewEvent;

/**
 * Events as the application publishes them, for any client of event streams. HTML is sent
 * where there is no other data.
 *
 * @since 1.0.0
 */
public final class PlainDialect extends AbstractDialect {

	/**
	 * The name by which endpoints choose it.
	 */
	public static final String NAME = "plain";

	/**
	 * Create the dialect.
	 */
	public PlainDialect() {
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Encoded event(NewEvent event, int idLength) {
		byte[] data = data(event);
		return Block.sized(data).event(event.name()).openId(idLength).data(data).end();
	}

}
