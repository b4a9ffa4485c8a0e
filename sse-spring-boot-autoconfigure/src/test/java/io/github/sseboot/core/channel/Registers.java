package io.github.sseboot.core.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseChannel;
import io.github.sseboot.core.log.RunningCursor;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.core.wire.Frame;
import io.github.sseboot.core.wire.Traits;
import io.github.sseboot.engine.Cursor;
import io.github.sseboot.engine.EventKind;
import io.github.sseboot.engine.NewEvent;
import io.github.sseboot.engine.Position;
import io.github.sseboot.engine.StoredEvent;

/**
 * A registry with one shard that nobody runs, and a clock that stands still.
 */
final class Registers {

	static final int OVERHEAD = 96;

	final Parking parking = new Parking();

	final Marks marks;

	final ChannelRegistry registry;

	long now;

	private long sequence;

	Registers(ChannelSettings settings, long memory) {
		this(new ChannelRules(List.of(), settings), memory, 1_000_000);
	}

	Registers(ChannelSettings settings, long memory, int marks) {
		this(new ChannelRules(List.of(), settings), memory, 1_000_000, marks);
	}

	Registers(ChannelRules rules, long memory, int limit) {
		this(rules, memory, limit, 4);
	}

	private Registers(ChannelRules rules, long memory, int limit, int marks) {
		this.marks = new Marks(this.parking, marks);
		this.registry = new ChannelRegistry(rules, memory, limit, List.of(this.marks), () -> this.now,
				new RunningCursor(new Cursor(0, List.of(new Position(0, 0, 0)))), 0);
	}

	static ChannelSettings settings(int events, Duration age, long size, long window) {
		return new ChannelSettings(new History(events, age, size), new Delivery(window, Duration.ofSeconds(1)),
				LagPolicy.GAP, 10);
	}

	static ChannelSettings keeping(int events) {
		return settings(events, Duration.ofHours(1), 1 << 30, 0);
	}

	/**
	 * Append one event of so many bytes.
	 * @return its sequence
	 */
	long append(int bytes, String... names) {
		appendAll(List.of(entry(bytes, names)));
		return this.sequence;
	}

	void appendAll(List<Entry> entries) {
		this.registry.append(entries);
	}

	Entry entry(int bytes, String... names) {
		NewEvent event = new NewEvent(EventKind.MESSAGE, List.of(names), null, null, "k" + this.sequence % 3, null,
				Map.of(), null);
		return new Entry(new StoredEvent(new Position(0, ++this.sequence, 0), event),
				new Frame(Traits.of(event), new Encoded(new byte[bytes], -1)));
	}

	Interest listen(SseChannel channel) {
		return this.registry.subscribe(List.of(channel), 0, Registers::interest).interests().get(0);
	}

	void leave(Interest interest) {
		this.registry.unsubscribe(List.of(interest));
	}

	static Interest interest(Channel channel, int shard) {
		return new Interest(channel, shard) {

			@Override
			public void marked() {
			}

		};
	}

	/**
	 * The sequences that are kept for a name.
	 */
	List<Long> kept(String name) {
		Channel channel = this.registry.find(name);
		return (channel != null) ? sequences(channel) : List.of();
	}

	static List<Long> sequences(Channel channel) {
		return new ArrayList<>(Arrays.stream(channel.frames().toArray()).map(Frame::sequence).toList());
	}

}
