package io.github.sseboot.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.dialect.PlainDialect;
import io.github.sseboot.dialect.AbstractDialect;
import io.github.sseboot.engine.NewEvent;

/**
 * A dialect of an application: plain, by another name, and remembers what it encoded.
 */
class NamedDialect extends AbstractDialect {

	final List<String> encoded = new CopyOnWriteArrayList<>();

	private final Dialect plain = new PlainDialect();

	private final String name;

	NamedDialect(String name) {
		this.name = name;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Encoded event(NewEvent event, int idLength) {
		this.encoded.add(new String((event.data() != null) ? event.data() : event.html(), StandardCharsets.UTF_8));
		return this.plain.event(event, idLength);
	}

}
