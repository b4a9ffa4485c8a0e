package io.github.sseboot.dialect;

import java.util.Locale;

import io.github.sseboot.core.wire.Block;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.core.wire.Ending;
import io.github.sseboot.core.wire.Gap;
import io.github.sseboot.core.wire.Opening;
import io.github.sseboot.core.wire.Refusal;
import io.github.sseboot.engine.NewEvent;

/**
 * Events as the application publishes them, for any client of event streams. What a
 * stream says of itself are events whose names start with {@code sse.} and whose data is
 * a JSON object, so that they reach no {@code onmessage} and can be parsed without
 * looking. HTML is sent where there is no other data.
 *
 * @since 1.0.0
 */
public final class PlainDialect implements Dialect {

	/**
	 * The name by which endpoints choose it.
	 */
	public static final String NAME = "plain";

	/** Without a blank line: some clients would dispatch an empty message. */
	private static final Encoded HEARTBEAT = Block.start().comment("").lines();

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
		byte[] data = (event.data() != null) ? event.data() : event.html();
		return Block.sized(data).event(event.name()).openId(idLength).data(data).end();
	}

	@Override
	public Encoded open(Opening opening, int idLength) {
		Block block = Block.start().event("sse.open");
		if (opening.baseline()) {
			block.openId(idLength);
		}
		return block.retry(opening.retry())
			.data(JsonObject.of("connection", opening.connection(), "resume", opening.resume().text()))
			.end();
	}

	@Override
	public Encoded gap(Gap gap) {
		return Block.start()
			.event("sse.gap")
			.data(JsonObject.of("reason", gap.reason().text(), "channels", gap.channels()))
			.end();
	}

	@Override
	public Encoded checkpoint(int idLength) {
		return Block.start().event("sse.checkpoint").openId(idLength).data("{}").end();
	}

	@Override
	public Encoded snapshot(int items, int idLength) {
		return Block.start().event("sse.snapshot").openId(idLength).data(JsonObject.of("items", items)).end();
	}

	@Override
	public Encoded heartbeat() {
		return HEARTBEAT;
	}

	@Override
	public Encoded refused(Refusal refusal) {
		return Block.start()
			.event("sse.refused")
			.retry(refusal.retry())
			.data(JsonObject.of("reason", refusal.reason().text()))
			.end();
	}

	@Override
	public Encoded end(Ending ending) {
		String data = JsonObject.of("reason", ending.reason().name().toLowerCase(Locale.ROOT));
		return ending.reason().permanent() ? Block.start().event("sse.close").data(data).end()
				: Block.start().event("sse.end").retry(ending.retry()).data(data).end();
	}

}
