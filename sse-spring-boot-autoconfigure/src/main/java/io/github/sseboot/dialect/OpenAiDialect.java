package io.github.sseboot.dialect;

import io.github.sseboot.core.wire.Block;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.engine.NewEvent;

/**
 * Streams as OpenAI's API has them: the data of every event is a chunk in JSON, and
 * {@code [DONE]} ends the stream when its channels are complete. Names stay, since some
 * of these APIs have them; events without payload are left out. What a client misses, an
 * event that has only HTML, and an end before completion, are data with an {@code error}.
 *
 * @since 1.0.0
 */
public final class OpenAiDialect extends DataOnlyDialect {

	/**
	 * The name by which endpoints choose it.
	 */
	public static final String NAME = "openai";

	/**
	 * Create the dialect.
	 */
	public OpenAiDialect() {
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	Encoded block(NewEvent event, byte[] data, int idLength) {
		return Block.sized(data).event(event.name()).openId(idLength).data(data).end();
	}

	@Override
	public Encoded completed() {
		return DONE;
	}

	@Override
	String error(String kind, String text) {
		return "{\"error\":" + JsonObject.of("message", text, "type", kind) + "}";
	}

}
