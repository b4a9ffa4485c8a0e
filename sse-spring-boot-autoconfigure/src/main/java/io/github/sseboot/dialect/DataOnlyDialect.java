package io.github.sseboot.dialect;

import java.nio.charset.StandardCharsets;

import io.github.sseboot.core.wire.Block;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.core.wire.Ending;
import io.github.sseboot.core.wire.Gap;
import io.github.sseboot.core.wire.Opening;
import io.github.sseboot.core.wire.Refusal;
import io.github.sseboot.engine.NewEvent;

/**
 * For clients that parse the data of every event, whatever its name, and so must get
 * nothing but what they know: positions are blocks without data, which they skip, and
 * what went wrong is the error of the protocol. So is an event that has only HTML, which
 * these clients cannot be given.
 */
abstract class DataOnlyDialect implements Dialect {

	private static final Encoded HEARTBEAT = Block.start().comment("").lines();

	/** What ends a stream that has got everything. */
	static final Encoded DONE = Block.start().data("[DONE]").end();

	/**
	 * Data that tells the client of an error.
	 * @param kind one word for it
	 * @param text what a person may read
	 */
	abstract String error(String kind, String text);

	@Override
	public Encoded event(NewEvent event, int idLength) {
		byte[] data = event.data();
		if (data == null && event.html() != null) {
			return block(event, error("html", "An event was left out because it has only HTML, and no data beside it")
				.getBytes(StandardCharsets.UTF_8), idLength);
		}
		return (data == null || data.length == 0) ? Encoded.NOTHING : block(event, data, idLength);
	}

	/**
	 * The block of an event.
	 * @param data its data, which is not empty
	 */
	abstract Encoded block(NewEvent event, byte[] data, int idLength);

	@Override
	public Encoded open(Opening opening, int idLength) {
		return opening.baseline() ? Block.start().openId(idLength).retry(opening.retry()).end() : HEARTBEAT;
	}

	@Override
	public Encoded gap(Gap gap) {
		return Block.start()
			.data(error("gap", "A part of the stream is missing (%s)".formatted(gap.reason().text())))
			.end();
	}

	@Override
	public Encoded checkpoint(int idLength) {
		return Block.start().openId(idLength).end();
	}

	@Override
	public Encoded heartbeat() {
		return HEARTBEAT;
	}

	@Override
	public Encoded refused(Refusal refusal) {
		return Block.start()
			.retry(refusal.retry())
			.data(error("refused", "The server is busy (%s), try again later".formatted(refusal.reason().text())))
			.end();
	}

	@Override
	public Encoded end(Ending ending) {
		return switch (ending.reason()) {
			case COMPLETED -> DONE;
			case REVOKED -> Block.start().data(error("revoked", "The stream may not be read any longer")).end();
			default -> Block.start()
				.retry(ending.retry())
				.data(error("interrupted", "The server ended the stream before it was complete"))
				.end();
		};
	}

}
