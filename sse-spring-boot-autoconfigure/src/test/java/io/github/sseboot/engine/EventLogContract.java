package io.github.sseboot.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * What a node relies on, whatever the engine. An engine's test extends this and creates
 * empty logs.
 */
public abstract class EventLogContract {

	private static final int MAX_EVENTS = 2000;

	private EventLog log;

	/**
	 * Create a log without events, another one each time.
	 * @param maxEvents about how many events it keeps; it may keep a few more
	 */
	protected abstract EventLog createLog(int maxEvents) throws Exception;

	@BeforeEach
	void create() throws Exception {
		this.log = createLog(MAX_EVENTS);
	}

	@AfterEach
	void close() {
		this.log.close();
	}

	@Test
	void positionsGrowInTheOrderOfTheBatchAndOfTheCalls() {
		List<Position> positions = new ArrayList<>(append("1", "2", "3"));
		positions.addAll(append("4"));
		positions.addAll(append("5", "6"));
		assertThat(positions.stream().map(Position::sequence).toList()).isSorted().doesNotHaveDuplicates().hasSize(6);
		assertThat(head().sequence()).isEqualTo(positions.get(5).sequence());
	}

	@Test
	void aTailGetsEverythingAfterItsCursorOnce() {
		append("1", "2");
		Cursor here = cursor(head());
		append("3");
		try (RecordingTail tail = RecordingTail.follow(this.log, here)) {
			append("4", "5");
			tail.awaitData("3", "4", "5");
			assertThat(tail.notices()).isEmpty();
			assertThat(tail.up()).isTrue();
		}
	}

	@Test
	void aTailGapFreeFromAnyCursor() {
		List<Position> positions = append(numbers(0, 100));
		for (int i = 0; i < 100; i += 7) {
			try (RecordingTail tail = RecordingTail.follow(this.log, cursor(positions.get(i)))) {
				tail.awaitData(numbers(i + 1, 100));
			}
		}
	}

	@Test
	void tailsDoNotDisturbEachOther() {
		try (RecordingTail one = RecordingTail.follow(this.log, cursor(head()))) {
			append("1");
			try (RecordingTail other = RecordingTail.follow(this.log, cursor(head()))) {
				append("2");
				other.awaitData("2");
			}
			append("3");
			one.awaitData("1", "2", "3");
		}
	}

	@Test
	void aClosedTailIsNotCalledAgain() {
		RecordingTail tail = RecordingTail.follow(this.log, cursor(head()));
		append("1");
		tail.awaitData("1");
		tail.close();
		append("2");
		try (RecordingTail other = RecordingTail.follow(this.log, cursor(head()))) {
			append("3");
			other.awaitData("3");
		}
		tail.awaitData("1");
	}

	@Test
	void everythingAboutAnEventComesBack() {
		NewEvent event = new NewEvent(EventKind.MESSAGE, List.of("a", "b/\u00e4"), "name", bytes("l1\nl2 \u20ac"),
				bytes("<p>\u20ac</p>"), "subject", 7L, Map.of("h", "v"), null);
		NewEvent bare = NewEvent.control(EventKind.END, "a");
		try (RecordingTail tail = RecordingTail.follow(this.log, cursor(head()))) {
			join(this.log.append(List.of(event, bare)));
			tail.awaitSize(2);
			NewEvent stored = tail.events().get(0).event();
			assertThat(List.of(stored.data(), stored.html())).containsExactly(event.data(), event.html());
			assertThat(List.of(stored.kind(), stored.channels(), stored.name(), stored.subject(), stored.version(),
					stored.headers()))
				.isEqualTo(List.of(event.kind(), event.channels(), event.name(), event.subject(), event.version(),
						event.headers()));
			assertThat(tail.events().get(1).event().kind()).isEqualTo(EventKind.END);
			assertThat(tail.events().get(1).event().data()).isNull();
		}
	}

	@Test
	void aBigBatchStaysTogetherAndInOrder() {
		try (RecordingTail tail = RecordingTail.follow(this.log, cursor(head()))) {
			append(numbers(0, 1500));
			tail.awaitData(numbers(0, 1500));
		}
	}

	@Test
	void pagesAreReadOneAfterTheOther() {
		append(numbers(0, 25));
		List<String> read = new ArrayList<>();
		long after = bounds().horizon().sequence();
		while (true) {
			Slice slice = join(this.log.read(0, after, 10));
			if (slice.events().isEmpty()) {
				break;
			}
			assertThat(slice.events()).hasSizeLessThanOrEqualTo(10);
			slice.events().forEach((event) -> read.add(text(event)));
			after = slice.events().get(slice.events().size() - 1).position().sequence();
			assertThat(slice.bounds().head()).isEqualTo(head());
		}
		assertThat(read).containsExactly(numbers(0, 25));
	}

	@Test
	void whatIsTrimmedIsOutsideTheBoundsAndStillKnown() {
		List<Position> first = append("first");
		for (int i = 0; i < 4; i++) {
			append(numbers(0, MAX_EVENTS));
		}
		await().atMost(20, TimeUnit.SECONDS).until(() -> bounds().horizon().sequence() >= first.get(0).sequence());
		Bounds bounds = bounds();
		Slice slice = join(this.log.read(0, 0, 10));
		assertThat(slice.events()).allMatch((event) -> event.position().sequence() > bounds.horizon().sequence());
		assertThat(slice.bounds().horizon().sequence()).isGreaterThanOrEqualTo(first.get(0).sequence());
	}

	@Test
	void aTailThatBeginsBeforeTheHorizonIsToldWhatIsMissing() {
		Cursor start = cursor(head());
		for (int i = 0; i < 4; i++) {
			append(numbers(0, MAX_EVENTS));
		}
		await().atMost(20, TimeUnit.SECONDS)
			.until(() -> bounds().horizon().sequence() > start.positions().get(0).sequence());
		try (RecordingTail tail = RecordingTail.follow(this.log, start)) {
			append("last");
			await().atMost(20, TimeUnit.SECONDS).until(() -> tail.data().contains("last"));
			assertThat(tail.notices()).hasSize(1)
				.first()
				.asString()
				.startsWith("trimmed " + start.positions().get(0).sequence());
			assertThat(tail.events().get(0).position().sequence()).isEqualTo(tail.missingUpTo() + 1);
		}
	}

	@Test
	void aTailFromAnotherHistoryIsToldOfTheFork() throws Exception {
		append("1", "2");
		try (EventLog other = createLog(MAX_EVENTS)) {
			List<Position> foreign = append(other, "x", "y", "z");
			try (RecordingTail tail = RecordingTail.follow(this.log, cursor(foreign.get(2)))) {
				append("3");
				await().atMost(20, TimeUnit.SECONDS).until(() -> tail.data().contains("3"));
				assertThat(tail.notices().get(0)).startsWith("forked");
			}
		}
	}

	@Test
	void knowsItsOwnPositionsAndNoOthers() throws Exception {
		Position before = head();
		List<Position> own = append("1", "2", "3");
		assertThat(own).allMatch(this::contains);
		assertThat(contains(before)).isTrue();
		Position last = own.get(2);
		assertThat(contains(new Position(0, last.sequence() + 1, last.tag()))).isFalse();
		assertThat(contains(new Position(0, Position.MAX_SEQUENCE, last.tag()))).isFalse();
		assertThat(contains(new Position(0, last.sequence(), last.tag() ^ 1))).isFalse();
		try (EventLog other = createLog(MAX_EVENTS)) {
			List<Position> foreign = append(other, "x", "y", "z");
			assertThat(foreign).noneMatch(this::contains);
		}
	}

	@Test
	void appendersDoNotMixTheirBatchesOrTheirOrder() throws InterruptedException {
		try (RecordingTail tail = RecordingTail.follow(this.log, cursor(head()))) {
			List<Thread> appenders = IntStream.range(0, 4).mapToObj((t) -> new Thread(() -> {
				for (int i = 0; i < 100; i++) {
					append(t + ":" + 2 * i, t + ":" + (2 * i + 1));
				}
			})).toList();
			appenders.forEach(Thread::start);
			for (Thread appender : appenders) {
				appender.join();
			}
			tail.awaitSize(800);
			assertThat(tail.events().stream().map((event) -> event.position().sequence()).toList()).isSorted()
				.doesNotHaveDuplicates();
			for (int t = 0; t < 4; t++) {
				String prefix = t + ":";
				assertThat(tail.data().stream().filter((data) -> data.startsWith(prefix)).toList())
					.containsExactly(IntStream.range(0, 200).mapToObj((i) -> prefix + i).toArray(String[]::new));
			}
		}
	}

	@Test
	void anEmptyBatchChangesNothing() {
		assertThat(append()).isEmpty();
		assertThat(contains(head())).isTrue();
	}

	@Test
	void aCursorOfAnotherShapeIsAnErrorOfTheCaller() {
		List<Position> positions = new ArrayList<>();
		for (int i = 0; i <= this.log.info().partitions(); i++) {
			positions.add(new Position(i, 0, 0));
		}
		assertThatIllegalArgumentException().isThrownBy(() -> RecordingTail.follow(this.log, new Cursor(0, positions)));
	}

	@Test
	void closingEndsTheTailsAndMayBeDoneTwice() {
		RecordingTail.follow(this.log, cursor(head()));
		this.log.close();
		this.log.close();
		assertThat(this.log.info().partitions()).isPositive();
	}

	private List<Position> append(String... data) {
		return append(this.log, data);
	}

	private static List<Position> append(EventLog log, String... data) {
		return join(log
			.append(Arrays.stream(data).map((one) -> NewEvent.message(List.of("a"), null, bytes(one))).toList()));
	}

	private Cursor cursor(Position position) {
		List<Position> positions = new ArrayList<>(join(this.log.bounds()).stream().map(Bounds::head).toList());
		positions.set(position.partition(), position);
		return new Cursor(this.log.info().generation(), positions);
	}

	private Bounds bounds() {
		return join(this.log.bounds()).get(0);
	}

	private Position head() {
		return bounds().head();
	}

	private boolean contains(Position position) {
		return join(this.log.contains(position));
	}

	private static String[] numbers(int from, int to) {
		return IntStream.range(from, to).mapToObj(Integer::toString).toArray(String[]::new);
	}

	private static String text(StoredEvent event) {
		return new String(event.event().data(), StandardCharsets.UTF_8);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static <T> T join(CompletionStage<T> stage) {
		return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
	}

}
