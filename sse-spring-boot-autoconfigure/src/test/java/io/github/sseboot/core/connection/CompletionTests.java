package io.github.sseboot.core.connection;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.sseboot.CloseReason;
import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.MemorySink;
import io.github.sseboot.engine.EventKind;
import io.github.sseboot.engine.NewEvent;

import static org.assertj.core.api.Assertions.assertThat;

class CompletionTests {

	private static final SseStream BOTH = SseStream.of(SseChannel.of("a"), SseChannel.of("b"));

	private final MemorySink sink = new MemorySink();

	private final Bench bench = Bench.keeping(10, LagPolicy.GAP);

	@Test
	void theEndComesAfterEverythingElse() {
		this.bench.open(SseStream.of("a"), null, this.sink);
		this.bench.publish("a", "1");
		this.bench.control(EventKind.END, "a");
		this.bench.settle();
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "1", "sse.checkpoint ",
				"sse.end COMPLETED");
		assertThat(this.bench.closed).containsExactly(CloseReason.COMPLETED);
	}

	@Test
	void aStreamEndsWhenAllItsChannelsHave() {
		this.bench.open(BOTH, null, this.sink);
		this.bench.control(EventKind.END, "a");
		this.bench.settle();
		assertThat(this.bench.closed).isEmpty();
		this.bench.publish("b", "1");
		this.bench.control(EventKind.END, "b");
		this.bench.settle();
		assertThat(Bench.received(this.sink)).endsWith("1", "sse.checkpoint ", "sse.end COMPLETED");
	}

	@Test
	void aPatternKeepsNoStreamFromEndingButNeverEndsOne() {
		this.bench.open(SseStream.matching("*"), null, this.sink);
		MemorySink both = new MemorySink();
		this.bench.open(SseStream.of(SseChannel.of("a"), SseChannel.matching("*")), null, both);
		this.bench.control(EventKind.END, "a");
		this.bench.settle();
		assertThat(this.sink.closed()).isFalse();
		assertThat(both.closed()).isTrue();
	}

	@Test
	void whoReturnsAtTheEndIsTurnedAwayForGood() {
		this.bench.open(SseStream.of("a"), null, this.sink);
		this.bench.control(EventKind.END, "a");
		this.bench.settle();
		assertThat(this.bench.admit(SseStream.of("a"), Bench.lastId(this.sink)))
			.isInstanceOf(Admission.Completed.class);
		assertThat(this.bench.admit(SseStream.of("a"), null)).isInstanceOf(Admission.Completed.class);
		assertThat(this.bench.load.openedCount()).isEqualTo(1);
	}

	@Test
	void whoReturnsBeforeTheEndGetsTheRestAndThenTheEnd() {
		this.bench.open(SseStream.of("a"), null, this.sink);
		String id = Bench.lastId(this.sink);
		this.bench.publish("a", "1");
		this.bench.control(EventKind.END, "a");
		MemorySink again = new MemorySink();
		this.bench.open(SseStream.of("a"), id, again);
		assertThat(Bench.received(again)).containsExactly("sse.open exact", "1", "sse.checkpoint ",
				"sse.end COMPLETED");
	}

	@Test
	void whatIsPublishedToACompletedChannelReachesNobody() {
		this.bench.control(EventKind.END, "a");
		this.bench.open(SseStream.of("b"), null, this.sink);
		this.bench.publish(NewEvent.message(List.of("a", "b"), null, new byte[0]));
		this.bench.settle();
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new");
	}

	@Test
	void aReopenedChannelIsLikeAnyOther() {
		this.bench.control(EventKind.END, "a");
		this.bench.control(EventKind.REOPEN, "a");
		this.bench.open(SseStream.of("a"), null, this.sink);
		this.bench.publish("a", "1");
		this.bench.settle();
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "1");
	}

	@Test
	void theEndIsForgottenAfterTheAgeOfTheHistory() {
		this.bench.control(EventKind.END, "a");
		this.bench.advance(Duration.ofMinutes(9));
		this.bench.channels.sweep();
		assertThat(this.bench.admit(SseStream.of("a"), null)).isInstanceOf(Admission.Completed.class);
		this.bench.advance(Duration.ofMinutes(2));
		this.bench.channels.sweep();
		assertThat(this.bench.channels.size()).isZero();
		assertThat(this.bench.admit(SseStream.of("a"), null)).isInstanceOf(Admission.Admitted.class);
	}

	@Test
	void anEventAfterTheFarewellDoesNotKeepAConnection() {
		ClientConnection connection = this.bench.open(SseStream.of("a"), null, this.sink);
		this.sink.stall();
		connection.close(CloseReason.EXPIRED);
		this.bench.settle();
		this.bench.publish("a", "1");
		this.bench.settle();
		this.bench.resume(this.sink, connection);
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "sse.end EXPIRED");
		assertThat(this.bench.closed).containsExactly(CloseReason.EXPIRED);
	}

	@Test
	void whoIsClosedAsCompletedKeepsTheIdOfWhatItHas() {
		ClientConnection connection = this.bench.open(SseStream.of("a"), null, this.sink);
		String id = Bench.lastId(this.sink);
		this.sink.stall();
		this.bench.publish("a", "1");
		this.bench.settle();
		connection.close(CloseReason.COMPLETED);
		this.bench.resume(this.sink, connection);
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "sse.end COMPLETED");
		assertThat(Bench.lastId(this.sink)).isEqualTo(id);
	}

}
