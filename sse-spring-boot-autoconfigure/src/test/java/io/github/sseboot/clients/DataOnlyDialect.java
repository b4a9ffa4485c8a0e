package io.github.sseboot.clients;

import java.time.Duration;

import io.github.sseboot.core.wire.Block;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.core.wire.Ending;
import io.github.sseboot.core.wire.Gap;
import io.github.sseboot.core.wire.Opening;
import io.github.sseboot.core.wire.Refusal;
import io.github.sseboot.engine.NewEvent;

/**
 * Nothing but the data of events, for clients that parse all data and know no names; a
 * stream that ends for good says {@code [DONE]}.
 */
final class DataOnlyDialect implements Dialect {

	static final String NAME = "data-only";

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Encoded event(NewEvent event, int idLength) {
		return Block.sized(event.data()).openId(idLength).data(event.data()).end();
	}

	@Override
	public Encoded open(Opening opening, int idLength) {
		return Encoded.NOTHING;
	}

	@Override
	public Encoded gap(Gap gap) {
		return Encoded.NOTHING;
	}

	@Override
	public Encoded checkpoint(int idLength) {
		return Encoded.NOTHING;
	}

	@Override
	public Encoded heartbeat() {
		return Block.start().comment("").lines();
	}

	@Override
	public Encoded refused(Refusal refusal) {
		return Block.start().retry(refusal.retry()).lines();
	}

	@Override
	public Encoded end(Ending ending) {
		return ending.reason().permanent() ? Block.start().data("[DONE]").end()
				: Block.start().retry(Duration.ofMillis(100)).end();
	}

}
