package io.github.sseboot.core;

import io.github.sseboot.core.wire.Block;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.core.wire.Ending;
import io.github.sseboot.core.wire.Gap;
import io.github.sseboot.core.wire.Opening;
import io.github.sseboot.core.wire.Refusal;
import io.github.sseboot.engine.NewEvent;

/**
 * Says everything in the fewest words: {@code open new}, {@code gap lagged a,b}, and so
 * on, each as the data of an event of that name.
 */
public class TestDialect implements Dialect {

	@Override
	public String name() {
		return "test";
	}

	@Override
	public Encoded event(NewEvent event, int idLength) {
		return Block.sized(event.data()).event(event.name()).openId(idLength).data(event.data()).end();
	}

	@Override
	public Encoded open(Opening opening, int idLength) {
		Block block = Block.start().event("sse.open");
		block = opening.baseline() ? block.openId(idLength) : block;
		return block.retry(opening.retry()).data(opening.resume().text()).end();
	}

	@Override
	public Encoded gap(Gap gap) {
		return Block.start().event("sse.gap").data(gap.reason().text() + " " + String.join(",", gap.channels())).end();
	}

	@Override
	public Encoded checkpoint(int idLength) {
		return Block.start().event("sse.checkpoint").openId(idLength).data("").end();
	}

	@Override
	public Encoded snapshot(int items, int idLength) {
		return Block.start().event("sse.snapshot").openId(idLength).data("" + items).end();
	}

	@Override
	public Encoded heartbeat() {
		return Block.start().comment("").lines();
	}

	@Override
	public Encoded refused(Refusal refusal) {
		return Block.start().event("sse.refused").data(refusal.reason().text()).end();
	}

	@Override
	public Encoded end(Ending ending) {
		return Block.start().event("sse.end").data(ending.reason().name()).end();
	}

}
