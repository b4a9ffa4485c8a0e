package io.github.sseboot.dialect;

import io.github.sseboot.core.wire.Block;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.engine.NewEvent;

/**
 * Events as the application publishes them, and each says what its channels are, so that
 * {@code sse/client.js}, which has one stream for all tabs of a browser, knows which tab
 * it is for. Other clients ignore the field {@code channel}: WHATWG HTML, section 9.2.6.
 *
 * @since 1.0.0
 */
public final class SharedDialect extends AbstractDialect {

	/**
	 * The name by which endpoints choose it.
	 */
	public static final String NAME = "shared";

	/**
	 * Create the dialect.
	 */
	public SharedDialect() {
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Encoded event(NewEvent event, int idLength) {
		byte[] data = data(event);
		Block block = Block.sized(data).event(event.name()).openId(idLength);
		event.channels().forEach(block::channel);
		return block.data(data).end();
	}

}
