package io.github.sseboot.view;

import io.github.sseboot.core.wire.Block;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.core.wire.Ending;
import io.github.sseboot.core.wire.Gap;
import io.github.sseboot.core.wire.Opening;
import io.github.sseboot.core.wire.Refusal;
import io.github.sseboot.dialect.PlainDialect;
import io.github.sseboot.engine.NewEvent;

/**
 * As the plain dialect, but sends HTML where there is any.
 */
final class HtmlDialect implements Dialect {

	private final PlainDialect plain = new PlainDialect();

	@Override
	public String name() {
		return "html";
	}

	@Override
	public Encoded event(NewEvent event, int idLength) {
		byte[] text = (event.html() != null) ? event.html() : event.data();
		return Block.sized(text).event(event.name()).openId(idLength).data(text).end();
	}

	@Override
	public Encoded open(Opening opening, int idLength) {
		return this.plain.open(opening, idLength);
	}

	@Override
	public Encoded gap(Gap gap) {
		return this.plain.gap(gap);
	}

	@Override
	public Encoded checkpoint(int idLength) {
		return this.plain.checkpoint(idLength);
	}

	@Override
	public Encoded heartbeat() {
		return this.plain.heartbeat();
	}

	@Override
	public Encoded refused(Refusal refusal) {
		return this.plain.refused(refusal);
	}

	@Override
	public Encoded end(Ending ending) {
		return this.plain.end(ending);
	}

}
