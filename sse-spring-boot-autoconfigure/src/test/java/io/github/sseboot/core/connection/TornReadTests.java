package io.github.sseboot.core.connection;

import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.MemorySink;
import io.github.sseboot.core.channel.Entry;
import io.github.sseboot.core.log.PositionToken;
import io.github.sseboot.core.wire.Frame;
import io.github.sseboot.core.wire.Traits;
import io.github.sseboot.engine.NewEvent;
import io.github.sseboot.engine.Position;
import io.github.sseboot.engine.StoredEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events are published, and old ones trimmed, while a shard reads: between one frame and
 * the next, when it looks at the headers of the first.
 */
class TornReadTests {

	private static final Map<String, String> HEADERS = Map.of("region", "eu");

	private final Bench bench = Bench.keeping(3, LagPolicy.GAP);

	private final MemorySink sink = new MemorySink();

	private int sequence;

	/**
	 * What was trimmed had not been promised, so there is no gap to tell; but what is
	 * still kept must not be passed over because nothing, or a newer frame, is in the
	 * place of the next one.
	 */
	@Test
	void whatIsKeptIsDeliveredAlsoIfNothingWasPromised() {
		publish("1", new WhenRead(() -> {
			publish("4", HEADERS);
			publish("5", HEADERS);
		}));
		publish("2", HEADERS);
		publish("3", HEADERS);
		this.bench.open(SseStream.of("a").replay(3).where("region", "eu"), null, this.sink);
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "3", "4", "5");
		assertThat(this.bench.gaps).isEmpty();
	}

	@Test
	void whatIsTrimmedWhileItIsReadIsTold() {
		this.bench.open(SseStream.of("a").where("region", "eu"), null, this.sink);
		publish("1", new WhenRead(() -> {
			publish("4", HEADERS);
			publish("5", HEADERS);
		}));
		publish("2", HEADERS);
		publish("3", HEADERS);
		this.bench.settle();
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "sse.gap lagged a", "3", "4", "5");
	}

	private void publish(String data, Map<String, String> headers) {
		NewEvent event = NewEvent.message(List.of("a"), null, data.getBytes(StandardCharsets.UTF_8));
		Frame frame = new Frame(new Traits("", null, headers, null),
				this.bench.dialect.event(event, PositionToken.length(1)));
		this.bench.channels
			.append(List.of(new Entry(new StoredEvent(new Position(0, ++this.sequence, 0), event), frame)));
	}

	/**
	 * Headers that let something happen when they are read for the first time.
	 */
	private static final class WhenRead extends AbstractMap<String, String> {

		private Runnable action;

		private WhenRead(Runnable action) {
			this.action = action;
		}

		@Override
		public String get(Object key) {
			Runnable once = this.action;
			this.action = () -> {
			};
			once.run();
			return HEADERS.get(key);
		}

		@Override
		public Set<Map.Entry<String, String>> entrySet() {
			return HEADERS.entrySet();
		}

	}

}
