package io.github.sseboot.dialect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.sseboot.SseEvent;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.engine.NewEvent;
import io.github.sseboot.support.ReceivedEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever an application publishes, a client gets the same.
 */
class RoundTripTests {

	private static final int EVENTS = 10_000;

	private static final String[] PIECES = { "", "a", "zwölf", " ", "  ", "\n", "\r", "\r\n", "\n\n", "\r\r", ":", ": ",
			"data: ", "event: x", "id: 9", "retry: 1", "\t", "\uFEFF", "\u2028", "\u0085", "\uD83D\uDE00", "日本語", "\"",
			"\\", "{\"a\":[1,2]}", "\u007F", "\u0001" };

	private final PlainDialect dialect = new PlainDialect();

	@Test
	void everyEventArrivesAsItWasPublished() {
		long seed = Long.getLong("sse.test.seed", System.nanoTime());
		Random random = new Random(seed);
		String[] names = new String[EVENTS];
		String[] data = new String[EVENTS];
		Encoded[] blocks = new Encoded[EVENTS];
		for (int i = 0; i < EVENTS; i++) {
			names[i] = name(random);
			data[i] = text(random);
			blocks[i] = this.dialect.event(NewEvent.message(List.of("channel"), names[i],
					(data[i].isEmpty() && random.nextBoolean()) ? null : data[i].getBytes(StandardCharsets.UTF_8)), 4);
		}
		List<ReceivedEvent> received = Decoding.strict(blocks);
		assertThat(received).as("repeat with -Dsse.test.seed=%d", seed).hasSize(EVENTS);
		for (int i = 0; i < EVENTS; i++) {
			String expected = data[i].replace("\r\n", "\n").replace('\r', '\n');
			ReceivedEvent event = received.get(i);
			assertThat(List.of(event.name(), event.data(), event.id()))
				.as("event %d, repeat with -Dsse.test.seed=%d", i, seed)
				.isEqualTo(List.of((names[i] != null) ? names[i] : "message", expected, "t-42"));
		}
	}

	/**
	 * A name that applications may use; one that begins with a space breaks what the
	 * server promises to sloppy clients.
	 */
	private static @Nullable String name(Random random) {
		if (random.nextInt(4) == 0) {
			return null;
		}
		String name = text(random).replaceAll("[\r\n]", "").stripLeading();
		return name.isEmpty() ? null : SseEvent.named(name).name();
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(8); i > 0; i--) {
			text.append(PIECES[random.nextInt(PIECES.length)]);
		}
		return text.toString();
	}

}
