package io.github.sseboot.core.connection;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseChannel;
import io.github.sseboot.core.channel.Channel;
import io.github.sseboot.core.channel.ChannelRegistry;
import io.github.sseboot.core.channel.ChannelRules;
import io.github.sseboot.core.channel.Entry;
import io.github.sseboot.core.channel.Head;
import io.github.sseboot.core.channel.Interest;
import io.github.sseboot.core.channel.Marks;
import io.github.sseboot.core.channel.Parking;
import io.github.sseboot.core.log.RunningCursor;
import io.github.sseboot.core.wire.Frame;
import io.github.sseboot.core.wire.Traits;
import io.github.sseboot.engine.Cursor;
import io.github.sseboot.engine.NewEvent;
import io.github.sseboot.engine.Position;
import io.github.sseboot.engine.StoredEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A shard that passes over an event, because it read as far as to the event but was not
 * told of its channel, passes over it for ever.
 */
class MarkReaderTests {

	private final Marks marks = new Marks(new Parking());

	private final ChannelRegistry channels = new ChannelRegistry(
			new ChannelRules(List.of(), Bench.settings(10, 0, LagPolicy.GAP)), 1 << 20, 10, List.of(this.marks),
			() -> Duration.ofDays(1).toNanos(), new RunningCursor(new Cursor(0, List.of(new Position(0, 0, 0)))), 0);

	private int published;

	private int marked;

	@Test
	void everyEventUpToTheLimitWasMarked() {
		this.channels.subscribe(List.of(SseChannel.of("a")), 0, Counting::new);
		MarkReader reader = new MarkReader(this.marks, this::headBetweenTwoEvents);
		for (int i = 0; i < 10; i++) {
			assertThat(reader.take()).isFalse();
			assertThat(this.marked).isEqualTo((int) reader.limit().sequence()).isEqualTo(this.published - 1);
		}
	}

	@Test
	void anEventUpToTheHeadIsWork() {
		this.channels.subscribe(List.of(SseChannel.of("a")), 0, Counting::new);
		MarkReader reader = new MarkReader(this.marks, this.channels::head);
		assertThat(reader.any()).isFalse();
		publish();
		assertThat(reader.any()).isTrue();
		reader.take();
		assertThat(reader.any()).isFalse();
	}

	/**
	 * Events come at any time: here just before, and just after somebody looks.
	 */
	private Head headBetweenTwoEvents() {
		publish();
		Head head = this.channels.head();
		publish();
		return head;
	}

	private void publish() {
		NewEvent event = NewEvent.message(List.of("a"), null, new byte[0]);
		StoredEvent stored = new StoredEvent(new Position(0, ++this.published, 0), event);
		this.channels.append(List.of(new Entry(stored, new Frame(Traits.NONE))));
	}

	/**
	 * Counts its marks.
	 */
	private final class Counting extends Interest {

		private Counting(Channel channel, int shard) {
			super(channel, shard);
		}

		@Override
		public void marked() {
			MarkReaderTests.this.marked++;
		}

	}

}
