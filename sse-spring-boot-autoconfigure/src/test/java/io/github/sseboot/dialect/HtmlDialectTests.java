package io.github.sseboot.dialect;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.sseboot.CloseReason;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.support.ReceivedEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The dialects of pages that are patched with HTML.
 */
class HtmlDialectTests {

	private final Blocks htmx = new Blocks(new HtmxDialect());

	private final Blocks turbo = new Blocks(new TurboDialect());

	private final Blocks datastar = new Blocks(new DatastarDialect());

	static List<Dialect> all() {
		return List.of(new HtmxDialect(), new TurboDialect(), new DatastarDialect());
	}

	@Test
	void htmxGetsFragmentsWithTheirNames() {
		assertThat(this.htmx.event("row", "<tr>\n  <td>1</td>\n</tr>")).isEqualTo("""
				event: row
				id: t-42
				data: <tr>
				data:   <td>1</td>
				data: </tr>

				""");
		assertThat(this.htmx.event(null, "<p>")).isEqualTo("id: t-42\ndata: <p>\n\n");
	}

	@Test
	void aTriggerOfHtmxOrIntercoolerHasDataSoThatItIsDispatched() {
		assertThat(this.htmx.event("refresh", null)).isEqualTo("event: refresh\nid: t-42\ndata: \n\n");
	}

	@Test
	void theEventThatClosesHtmxComesAlsoInsteadOfStatus204() {
		assertThat(this.htmx.end(CloseReason.COMPLETED)).isEqualTo("""
				event: sse.close
				data: {"reason":"completed"}

				""");
		assertThat(this.htmx.completed()).isEqualTo("""
				event: sse.close
				retry: 3600000
				data: {"reason":"completed"}

				""");
	}

	@Test
	void turboGetsMessagesWithoutNames() {
		assertThat(this.turbo.event("paid", "<turbo-stream action=\"append\"\n target=\"rows\">")).isEqualTo("""
				id: t-42
				data: <turbo-stream action="append"
				data:  target="rows">

				""");
	}

	@Test
	void datastarPatchesElements() {
		assertThat(this.datastar.event("paid", "<p id=\"a\">\r\n1\r2</p>")).isEqualTo("""
				event: datastar-patch-elements
				id: t-42
				data: elements <p id="a">
				data: elements 1
				data: elements 2</p>

				""");
	}

	@Test
	void datastarPatchesSignalsWithAnObject() {
		assertThat(this.datastar.event(null, "{\"count\":1}")).isEqualTo("""
				event: datastar-patch-signals
				id: t-42
				data: signals {"count":1}

				""");
	}

	@Test
	void linesAsDatastarWritesThemStay() {
		assertThat(this.datastar.event(null, "selector #feed\nmode append\nelements <p>1</p>")).isEqualTo("""
				event: datastar-patch-elements
				id: t-42
				data: selector #feed
				data: mode append
				data: elements <p>1</p>

				""");
		assertThat(this.datastar.event(null, "onlyIfMissing true\nsignals {}")).isEqualTo("""
				event: datastar-patch-signals
				id: t-42
				data: onlyIfMissing true
				data: signals {}

				""");
	}

	@Test
	void datastarIsSentNothingWithoutPayload() {
		assertThat(this.datastar.encoded("tick", null)).isSameAs(Encoded.NOTHING);
		assertThat(this.datastar.encoded("tick", "")).isSameAs(Encoded.NOTHING);
	}

	@ParameterizedTest
	@MethodSource("all")
	void whatTheStreamSaysOfItselfIsNoMessage(Dialect dialect) {
		List<ReceivedEvent> received = Decoding.strict(new Blocks(dialect).all(null, "<p>1</p>"));
		assertThat(received.stream().filter(ReceivedEvent::control)).extracting(ReceivedEvent::name)
			.containsExactly("sse.open", "sse.gap", "sse.checkpoint", "sse.end", "sse.close", "sse.close");
		assertThat(received).filteredOn((event) -> !event.control()).singleElement().satisfies((event) -> {
			assertThat(event.data()).endsWith("<p>1</p>");
			assertThat(event.id()).isEqualTo("t-42");
		});
		assertThat(dialect.headers()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("all")
	void aHeartbeatEndsNoBlock(Dialect dialect) {
		assertThat(new Blocks(dialect).heartbeat()).isEqualTo(":\n");
	}

}
