package io.github.sseboot.dialect;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.sseboot.CloseReason;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.core.wire.Ending;
import io.github.sseboot.core.wire.Gap;
import io.github.sseboot.core.wire.Opening;
import io.github.sseboot.core.wire.Refusal;
import io.github.sseboot.engine.NewEvent;
import io.github.sseboot.support.ReceivedEvent;

import static org.assertj.core.api.Assertions.assertThat;

class PlainDialectTests {

	private static final Duration RETRY = Duration.ofMillis(3000);

	private final PlainDialect dialect = new PlainDialect();

	@Test
	void anEvent() {
		assertThat(text(this.dialect.event(event("paid", "{\"id\":7}"), 4))).isEqualTo("""
				event: paid
				id: t-42
				data: {"id":7}

				""");
	}

	@Test
	void anEventWithoutANameReachesOnmessage() {
		assertThat(text(this.dialect.event(event(null, "first\nsecond"), 4))).isEqualTo("""
				id: t-42
				data: first
				data: second

				""");
	}

	@Test
	void anEventWithoutPayloadIsDispatched() {
		assertThat(text(this.dialect.event(NewEvent.message(List.of("c"), "tick", null), 4)))
			.isEqualTo("event: tick\nid: t-42\ndata: \n\n");
	}

	@Test
	void theBeginningOfAStream() {
		Opening opening = new Opening("c-1", Opening.Resume.NEW, true, RETRY);
		assertThat(text(this.dialect.open(opening, 4))).isEqualTo("""
				event: sse.open
				id: t-42
				retry: 3000
				data: {"connection":"c-1","resume":"new"}

				""");
	}

	@ParameterizedTest
	@EnumSource
	void theBeginningOfAStreamThatMovesNoId(Opening.Resume resume) {
		Opening opening = new Opening("c-1", resume, false, RETRY);
		assertThat(text(this.dialect.open(opening, 4))).isEqualTo("""
				event: sse.open
				retry: 3000
				data: {"connection":"c-1","resume":"%s"}

				""".formatted(resume.text()));
	}

	@ParameterizedTest
	@EnumSource
	void aGap(Gap.Reason reason) {
		assertThat(text(this.dialect.gap(new Gap(reason, List.of("a/b", "c/*"))))).isEqualTo("""
				event: sse.gap
				data: {"reason":"%s","channels":["a/b","c/*"]}

				""".formatted(reason.text()));
	}

	@Test
	void aGapOfNoChannelInParticular() {
		assertThat(text(this.dialect.gap(new Gap(Gap.Reason.RESET, List.of())))).isEqualTo("""
				event: sse.gap
				data: {"reason":"reset","channels":[]}

				""");
	}

	@Test
	void aCheckpoint() {
		assertThat(text(this.dialect.checkpoint(4))).isEqualTo("""
				event: sse.checkpoint
				id: t-42
				data: {}

				""");
	}

	@Test
	void theEndOfASnapshot() {
		assertThat(text(this.dialect.snapshot(12, 4))).isEqualTo("""
				event: sse.snapshot
				id: t-42
				data: {"items":12}

				""");
		assertThat(text(this.dialect.snapshot(0, 0))).isEqualTo("""
				event: sse.snapshot
				data: {"items":0}

				""");
	}

	@Test
	void anItemOfASnapshotHasNoId() {
		assertThat(text(this.dialect.event(event("name", "data"), 0))).isEqualTo("event: name\ndata: data\n\n");
	}

	@Test
	void aHeartbeatIsTwoBytesAndEndsNoBlock() {
		assertThat(text(this.dialect.heartbeat())).isEqualTo(":\n");
	}

	@ParameterizedTest
	@EnumSource
	void aRefusal(Refusal.Reason reason) {
		assertThat(text(this.dialect.refused(new Refusal(reason, RETRY)))).isEqualTo("""
				event: sse.refused
				retry: 3000
				data: {"reason":"%s"}

				""".formatted(reason.text()));
	}

	@ParameterizedTest
	@EnumSource(names = { "EXPIRED", "SHUTDOWN", "LAGGED" })
	void anEndAfterWhichAClientComesBack(CloseReason reason) {
		assertThat(text(this.dialect.end(new Ending(reason, RETRY)))).isEqualTo("""
				event: sse.end
				retry: 3000
				data: {"reason":"%s"}

				""".formatted(reason.name().toLowerCase(Locale.ROOT)));
	}

	@ParameterizedTest
	@EnumSource(names = { "COMPLETED", "REVOKED" })
	void anEndForGood(CloseReason reason) {
		assertThat(text(this.dialect.end(new Ending(reason, RETRY)))).isEqualTo("""
				event: sse.close
				data: {"reason":"%s"}

				""".formatted(reason.name().toLowerCase(Locale.ROOT)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "quote\"", "back\\slash", "\\u0041", "grüße/\uD83D\uDE00", "cut \uD83D", "\uDE00 cut",
			"\uD83D\uD83D\uDE00", "\uD83D\uDE00\uDE00", "tab\tand\r\nbreak", "\0\u0001\u001F\u007F", "\u2028\u2029",
			"</script>", "", "{}", "'", "\uFEFF" })
	void wildNamesStayValidJson(String name) {
		List<ReceivedEvent> received = Decoding.strict(this.dialect.gap(new Gap(Gap.Reason.LAGGED, List.of(name, "b"))),
				this.dialect.open(new Opening(name, Opening.Resume.NEW, false, RETRY), 4));
		List<String> channels = new ArrayList<>();
		json(received.get(0)).get("channels").forEach((channel) -> channels.add(channel.asString()));
		assertThat(channels).containsExactly(name, "b");
		assertThat(json(received.get(1)).get("connection").asString()).isEqualTo(name);
	}

	@Test
	void everyControlEventIsNamedAndHasAnObjectAsData() {
		Opening opening = new Opening("c", Opening.Resume.EXACT, true, RETRY);
		List<ReceivedEvent> received = Decoding.strict(this.dialect.open(opening, 4),
				this.dialect.gap(new Gap(Gap.Reason.TRIMMED, List.of("a"))), this.dialect.heartbeat(),
				this.dialect.checkpoint(4), this.dialect.snapshot(1, 4),
				this.dialect.refused(new Refusal(Refusal.Reason.SHUTDOWN, RETRY)),
				this.dialect.end(new Ending(CloseReason.EXPIRED, RETRY)),
				this.dialect.end(new Ending(CloseReason.REVOKED, RETRY)));
		assertThat(received).hasSize(7).allSatisfy((event) -> {
			assertThat(event.control()).isTrue();
			assertThat(json(event).isObject()).isTrue();
		});
	}

	@Test
	void itsNameIsWhatEndpointsSay() {
		assertThat(this.dialect.name()).isEqualTo(PlainDialect.NAME).isEqualTo("plain");
		assertThat(this.dialect.token("t-42")).isEqualTo("t-42");
	}

	private static JsonNode json(ReceivedEvent event) {
		return JsonMapper.shared().readTree(event.data());
	}

	private static NewEvent event(String name, String data) {
		return NewEvent.message(List.of("channel"), name, data.getBytes(StandardCharsets.UTF_8));
	}

	private static String text(Encoded block) {
		return new String(block.stamp("t-42".getBytes(StandardCharsets.US_ASCII)).bytes(), StandardCharsets.UTF_8);
	}

}
