package io.github.sseboot.dialect;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.wire.Block;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.core.wire.Ending;
import io.github.sseboot.core.wire.Gap;
import io.github.sseboot.core.wire.Opening;
import io.github.sseboot.core.wire.Refusal;
import io.github.sseboot.engine.NewEvent;

/**
 * A dialect that says how events look, and leaves to this class what a stream says of
 * itself: events whose names start with {@code sse.} and whose data is a JSON object, so
 * that they reach no {@code onmessage} and can be parsed without looking. A dialect whose
 * clients take names for something else says that itself.
 *
 * @since 1.0.0
 */
public abstract class AbstractDialect implements Dialect {

	/** Without a blank line: some clients would dispatch an empty message. */
	private static final Encoded HEARTBEAT = Block.start().comment("").lines();

	/**
	 * Create the dialect.
	 */
	protected AbstractDialect() {
	}

	/**
	 * What of an event goes to a client that takes anything.
	 * @param event the event
	 * @return its data, else its view, or {@code null} if it has neither
	 */
	protected static byte @Nullable [] data(NewEvent event) {
		return (event.data() != null) ? event.data() : event.html();
	}

	/**
	 * What of an event goes to a page that takes HTML.
	 * @param event the event
	 * @return its view, else its data, or {@code null} if it has neither
	 */
	protected static byte @Nullable [] html(NewEvent event) {
		return (event.html() != null) ? event.html() : event.data();
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
