package io.github.sseboot.view;

import io.github.sseboot.core.wire.Block;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.dialect.AbstractDialect;
import io.github.sseboot.engine.NewEvent;

/**
 * As the plain dialect, but sends HTML where there is any.
 */
final class HtmlDialect extends AbstractDialect {

	@Override
	public String name() {
		return "html";
	}

	@Override
	public Encoded event(NewEvent event, int idLength) {
		byte[] text = html(event);
		return Block.sized(text).event(event.name()).openId(idLength).data(text).end();
	}

}
