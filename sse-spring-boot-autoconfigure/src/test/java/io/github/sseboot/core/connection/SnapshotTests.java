package io.github.sseboot.core.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import io.github.sseboot.CloseReason;
import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseSnapshotStart;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.MemorySink;
import io.github.sseboot.engine.EventKind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A stream that starts with the application's state.
 */
class SnapshotTests {

	private final MemorySink sink = new MemorySink();

	private Bench bench = Bench.keeping(3, LagPolicy.GAP);

	private final List<SseSnapshotStart> starts = new ArrayList<>();

	@Test
	void theStateComesFirstWithoutIdsAndItsEndNamesThePlaceBefore() {
		this.bench.publish("a", "before");
		this.bench.open(stream("s1", SseEvent.of("s2").name("item")), null, this.sink);
		this.bench.publish("a", "after");
		this.bench.settle();
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "s1", "item s2", "sse.snapshot 2",
				"after");
		assertThat(this.sink.text().lines().filter((line) -> line.startsWith("id"))).hasSize(2);
		assertThat(this.sink.text()).contains("event: sse.snapshot\nid: ", "event: item\ndata: s2\n");
		assertThat(lastSeen()).containsExactly("-");
	}

	@Test
	void whatIsPublishedWhileTheStateIsReadFollowsIt() {
		this.bench.open(SseStream.of("a").snapshot((start) -> {
			this.bench.publish("a", "during");
			this.bench.pass();
			return List.of("state");
		}), "", this.sink);
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "state", "sse.snapshot 1", "during");
	}

	@Test
	void anEmptyIdIsNothingThatTheClientSaw() {
		this.bench.open(stream("state"), "", this.sink);
		assertThat(lastSeen()).containsExactly("-");
	}

	@Test
	void whoKnowsThePlaceIsNotToldItAgain() {
		this.bench.publish("a", "before");
		this.bench.open(stream("state"), null, this.sink);
		this.bench.advance(Bench.HEARTBEAT.plusSeconds(1));
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "state", "sse.snapshot 1", ":");
	}

	@Test
	void theHighestVersionOfAKeyCountsWhereverItIs() {
		this.bench.open(stream(SseEvent.of("v7").key("k").version(7), SseEvent.of("v5").key("k").version(5)), null,
				this.sink);
		publish("k", 6, "6");
		publish("k", 8, "8");
		this.bench.settle();
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "v7", "v5", "sse.snapshot 2", "8");
	}

	@Test
	void anEmptyStateIsEndedAsWell() {
		this.bench.open(stream(), null, this.sink);
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "sse.snapshot 0");
	}

	@Test
	void whoComesBackToTheEndOfTheSnapshotGetsWhatItMissedAndNoState() {
		this.bench.open(stream("state"), null, this.sink);
		String id = Bench.lastId(this.sink);
		this.bench.publish("a", "1", "2");
		MemorySink again = new MemorySink();
		this.bench.open(stream("state"), id, again);
		assertThat(Bench.received(again)).containsExactly("sse.open exact", "1", "2");
		assertThat(this.starts).hasSize(1);
	}

	@Test
	void whoIsCutWithinTheSnapshotComesBackAsItCameAndGetsAllOfItAgain() {
		this.sink.window(1);
		ClientConnection cut = this.bench.open(stream("x".repeat(20_000), "y"), null, this.sink);
		assertThat(this.sink.text()).contains("xxx").doesNotContain("id: ", "sse.snapshot");
		cut.close(CloseReason.DISCONNECTED);
		this.bench.settle();
		MemorySink again = new MemorySink();
		this.bench.publish("a", "1");
		this.bench.open(stream("x", "y"), "", again);
		assertThat(Bench.received(again)).containsExactly("sse.open new", "x", "y", "sse.snapshot 2");
	}

	@Test
	void whoReturnsTooLateIsToldAndGetsTheStateAndEverythingStillKept() {
		String id = idOf("a");
		this.bench.publish("a", "1", "2", "3", "4");
		this.bench.open(stream("state"), id, this.sink);
		assertThat(Bench.received(this.sink)).containsExactly("sse.open gap", "sse.gap trimmed a", "state",
				"sse.snapshot 1", "2", "3", "4");
		assertThat(this.sink.text()).contains("event: sse.snapshot\ndata: 1\n");
		assertThat(lastSeen()).containsExactly(id);
	}

	@Test
	void anIdThatIsNotOursIsToldAndTheApplicationSeesIt() {
		this.bench.publish("a", "1");
		this.bench.open(stream("state"), "no id of ours", this.sink);
		assertThat(Bench.received(this.sink)).containsExactly("sse.open gap", "sse.gap unknown-id a", "state",
				"sse.snapshot 1", "1");
		assertThat(lastSeen()).containsExactly("no id of ours");
	}

	@Test
	void ifNothingIsKeptAfterAGapACheckpointNamesThePlace() {
		Bench forgetful = Bench.keeping(0, LagPolicy.GAP);
		forgetful.publish("b", "1");
		forgetful.open(stream("state"), "nonsense", this.sink);
		assertThat(Bench.received(this.sink)).containsExactly("sse.open gap", "sse.gap unknown-id a", "state",
				"sse.snapshot 1", "sse.checkpoint ");
	}

	@Test
	void anEventThatTheSnapshotHasIsLeftOutByItsVersion() {
		this.bench = Bench.keeping(10, LagPolicy.GAP);
		this.bench.open(SseStream.of("a").snapshot((start) -> {
			publish("k1", 4, "old");
			publish("k1", 5, "same");
			publish("k1", 6, "newer");
			publish("k2", 1, "other");
			this.bench.publish("a", "without");
			return List.of(SseEvent.of("state").key("k1").version(5), SseEvent.of("no version").key("k2"));
		}), null, this.sink);
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "state", "no version", "sse.snapshot 2",
				"newer", "other", "without");
	}

	@Test
	void ifOnlyEventsWereLeftOutACheckpointKeepsThemFromComingAfterAReconnect() {
		SseStream stream = SseStream.of("a").snapshot((start) -> {
			publish("k", 5, "same");
			return List.of(SseEvent.of("state").key("k").version(5));
		});
		this.bench.open(stream, null, this.sink);
		assertThat(Bench.received(this.sink)).endsWith("sse.snapshot 1", "sse.checkpoint ");
		MemorySink again = new MemorySink();
		this.bench.open(stream, Bench.lastId(this.sink), again);
		assertThat(Bench.received(again)).containsExactly("sse.open exact");
	}

	@Test
	void whoHasASnapshotDoesNotDecideForHisNeighbours() {
		MemorySink neighbour = new MemorySink();
		MemorySink other = new MemorySink();
		this.bench.open(SseStream.of("a"), null, neighbour);
		this.bench.open(stream(SseEvent.of("state").key("k").version(5)), null, this.sink);
		this.bench.open(SseStream.of("a"), null, other);
		publish("k", 5, "same");
		this.bench.settle();
		assertThat(Bench.received(this.sink)).doesNotContain("same");
		assertThat(Bench.received(neighbour)).endsWith("same");
		assertThat(Bench.received(other)).endsWith("same");
	}

	@Test
	void versionsAreForgottenHalfAMinuteAfterTheClientHadEverything() {
		this.bench.open(stream(SseEvent.of("state").key("k").version(5)), null, this.sink);
		assertThat(this.bench.channels.allowance().used()).isPositive();
		this.bench.advance(Duration.ofSeconds(20));
		publish("k", 4, "4");
		this.bench.settle();
		assertThat(Bench.received(this.sink)).doesNotContain("4");
		this.bench.advance(Duration.ofSeconds(20));
		assertThat(this.bench.channels.allowance().used()).isZero();
		publish("k", 5, "5");
		this.bench.settle();
		assertThat(Bench.received(this.sink)).endsWith("5");
	}

	@Test
	void whereAndExceptAreAboutEventsOnly() {
		this.bench.open(stream("state").where("region", "eu"), null, this.sink);
		this.bench.publish("a", "1");
		this.bench.settle();
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "state", "sse.snapshot 1");
	}

	@Test
	void aStreamThatIsCompleteHasNoState() {
		this.bench.control(EventKind.END, "a");
		assertThat(this.bench.admit(stream("state"), null)).isInstanceOf(Admission.Completed.class);
		assertThat(this.starts).isEmpty();
	}

	private String idOf(String channel) {
		MemorySink before = new MemorySink();
		ClientConnection connection = this.bench.open(SseStream.of(channel), null, before);
		connection.close(CloseReason.DISCONNECTED);
		this.bench.settle();
		return Bench.lastId(before);
	}

	private List<String> lastSeen() {
		return this.starts.stream().map((start) -> start.lastSeen().orElse("-")).toList();
	}

	private void publish(String key, long version, String data) {
		this.bench.publish(Bench.item(List.of("a"), SseEvent.of(data).key(key).version(version)));
	}

	private SseStream stream(Object... items) {
		Function<SseSnapshotStart, List<?>> source = (start) -> {
			this.starts.add(start);
			return List.of(items);
		};
		return SseStream.of("a").snapshot(source);
	}

}
