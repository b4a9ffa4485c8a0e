package io.github.sseboot.dialect;

import java.time.Duration;
import java.util.Locale;

import io.github.sseboot.CloseReason;
import io.github.sseboot.core.wire.Block;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.engine.NewEvent;

/**
 * Fragments of HTML for pages with htmx (2 and 4) or intercooler. Events without a name
 * are swapped in; named ones are swapped in where a page says {@code sse-swap="name"} in
 * htmx 2, and are triggers everywhere ({@code hx-trigger="sse:name"}). What the stream
 * says of itself is named, so that no page swaps it in by accident.
 * <p>
 * These clients come back after any end of a stream, also after status 204, unless they
 * know the event that closes it: {@code sse-close="sse.close"}, in htmx 4
 * {@code hx-sse:close="sse.close"}. So a client for which nothing is left is sent this
 * event instead of status 204.
 *
 * @since 1.0.0
 */
public final class HtmxDialect extends AbstractDialect {

	/**
	 * The name by which endpoints choose it.
	 */
	public static final String NAME = "htmx";

	/** For pages that do not know the event. */
	private static final Duration MUCH_LATER = Duration.ofHours(1);

	private static final Encoded COMPLETED = Block.start()
		.event("sse.close")
		.retry(MUCH_LATER)
		.data(JsonObject.of("reason", CloseReason.COMPLETED.name().toLowerCase(Locale.ROOT)))
		.end();

	/**
	 * Create the dialect.
	 */
	public HtmxDialect() {
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Encoded event(NewEvent event, int idLength) {
		byte[] html = html(event);
		return Block.sized(html).event(event.name()).openId(idLength).data(html).end();
	}

	@Override
	public Encoded completed() {
		return COMPLETED;
	}

}
