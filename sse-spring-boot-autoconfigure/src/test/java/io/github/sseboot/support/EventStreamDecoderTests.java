package io.github.sseboot.support;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link EventStreamDecoder}, each text in all cuts into three pieces.
 */
class EventStreamDecoderTests {

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r", "\r\n" })
	void everyLineEndWorks(String eol) {
		Heard heard = hear(
				"event: a\nid: 1\ndata: x\ndata: y\n\n:c\ndata:z\n\nretry: 250\nfoo: bar\n\n".replace("\n", eol));
		assertThat(heard.events).containsExactly(new ReceivedEvent("1", true, "a", "x\ny", List.of()),
				new ReceivedEvent("1", false, "message", "z", List.of("c")));
		assertThat(heard.retries).containsExactly(250L);
		assertThat(heard.violations).isEmpty();
	}

	@Test
	void carriageReturnDispatchesWithoutWaitingForTheLineFeed() {
		Heard heard = new Heard();
		EventStreamDecoder decoder = EventStreamDecoder.lenient(heard, "");
		feed(decoder, "data: x\r\n\r");
		assertThat(heard.events).hasSize(1);
		feed(decoder, "\ndata: y\n\n");
		assertThat(heard.events).hasSize(2);
	}

	@Test
	void blockWithoutDataMovesTheIdAndDispatchesNothing() {
		Heard heard = hear("data: a\n\nevent: x\nid: 7\n\ndata: b\n\n");
		assertThat(heard.events).extracting(ReceivedEvent::id).containsExactly("", "7");
		assertThat(heard.events).extracting(ReceivedEvent::name).containsExactly("message", "message");
		assertThat(heard.lastEventId).isEqualTo("7");
	}

	@Test
	void idIsCommittedAtTheEndOfItsBlockOnly() {
		assertThat(hear("id: 1\ndata: a\n\nid: 2\ndata: b\n").lastEventId).isEqualTo("1");
	}

	@Test
	void emptyIdResetsAndIdWithNulIsIgnored() {
		Heard heard = hear("id: 1\ndata: a\n\nid: 2\0\ndata: b\n\nid\ndata: c\n\n");
		assertThat(heard.events).extracting(ReceivedEvent::id).containsExactly("1", "1", "");
		assertThat(heard.events).extracting(ReceivedEvent::idInBlock).containsExactly(true, false, true);
	}

	@Test
	void onlyOneSpaceIsRemovedAndFieldsNeedNoColon() {
		Heard heard = hear("data:  a\n\ndata\n\ndata:\n\ndata\ndata\n\nevent:\ndata: \n\n");
		assertThat(heard.events).extracting(ReceivedEvent::data).containsExactly(" a", "", "", "\n", "");
	}

	@Test
	void retryTakesDigitsOnly() {
		assertThat(hear("retry: 10\nretry: 1.5\nretry:-1\nretry\nretry: \u0663\nretry: 0x1\n").retries)
			.containsExactly(10L);
	}

	@Test
	void oneByteOrderMarkIsRemoved() {
		assertThat(hear("\uFEFFdata: a\n\n").events).hasSize(1);
		assertThat(hear("\uFEFF\uFEFFdata: a\n\n").events).isEmpty();
		assertThat(hear("data: a\n\n\uFEFFdata: a\n\n").events).hasSize(1);
	}

	@Test
	void textSurvivesEveryCut() {
		Heard heard = hear("data: €😀\uFFFD\u0000\n\n");
		assertThat(heard.events).extracting(ReceivedEvent::data).containsExactly("€😀\uFFFD\u0000");
		assertThat(heard.violations).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u00c0\u00af", "\u00e2\u0082", "\u00ed\u00a0\u0080", "\u00f8", "\u0080" })
	void bytesThatAreNotUtf8AreReported(String latin) {
		Heard heard = new Heard();
		EventStreamDecoder decoder = EventStreamDecoder.lenient(heard, "");
		for (byte single : ("data: " + latin + "\n\n").getBytes(StandardCharsets.ISO_8859_1)) {
			decoder.feed(new byte[] { single }, 0, 1);
		}
		assertThat(heard.violations).singleElement().asString().startsWith("a line is not UTF-8");
		assertThat(heard.events).singleElement().extracting(ReceivedEvent::data).asString().contains("\uFFFD");
	}

	@Test
	void seededIdSticks() {
		Heard heard = new Heard();
		feed(EventStreamDecoder.lenient(heard, "42"), "data: a\n\n");
		assertThat(heard.events.get(0).id()).isEqualTo("42");
	}

	@Test
	void contractIsKeptByOurFrames() {
		Heard heard = strict("""
				:padding
				event: sse.open
				id: aZ_9-
				retry: 3000
				data: {}

				:
				:
				id: b

				data: two
				data:  lines

				event: empty
				data:

				""");
		assertThat(heard.violations).isEmpty();
		assertThat(heard.events).hasSize(3);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			data: a\\r\\n\\n              | a line ends with CR
			\uFEFFdata: a\\n\\n           | the stream begins with a byte order mark
			data:a\\n\\n                  | the field is not written 'field: value'
			data\\n\\n                    | the field is not written 'field: value'
			event:  a\\ndata: a\\n\\n     | more than one space after the colon
			data: a\\nid: 1\\n\\n         | the field is not in the order
			id: 1\\nid: 2\\n\\n           | the field is not in the order
			retry: 1\\nid: 1\\n\\n        | the field is not in the order
			id: 1\\nfoo: a\\n\\n          | the field is unknown
			datas: a\\n                   | the field is unknown
			id: a:b\\n\\n                 | the id is not of
			retry: x\\ndata: a\\n\\n      | retry is not a number
			:\\n\\n                       | an empty line ends a block
			retry: 1\\n\\n                | an empty line ends a block
			id: 1\\n\\n\\n                | an empty line ends a block
			event: a\\nid: 1\\n\\n        | a named block has no data
			id: 1\\n:\\n\\n               | a comment stands inside a block
			id: 1\\n\\n:text\\n           | a comment has text
			id: 1\\n                      | the stream ends inside a block
			data: a\\n\\nda               | the stream ends inside a block
			""")
	void breachOfTheContractIsReported(String stream, String breach) {
		String text = stream.strip().replace("\\n", "\n").replace("\\r", "\r");
		assertThat(strict(text).violations).anySatisfy((found) -> assertThat(found).startsWith(breach));
	}

	private static Heard strict(String text) {
		Heard heard = new Heard();
		EventStreamDecoder decoder = EventStreamDecoder.strict(heard, "");
		feed(decoder, text);
		decoder.end();
		return heard;
	}

	private static Heard hear(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		Heard whole = hear(bytes, bytes.length, bytes.length);
		for (int first = 0; first <= bytes.length; first++) {
			for (int second = first; second <= bytes.length; second++) {
				assertThat(hear(bytes, first, second)).usingRecursiveComparison().isEqualTo(whole);
			}
		}
		return whole;
	}

	private static Heard hear(byte[] bytes, int first, int second) {
		Heard heard = new Heard();
		EventStreamDecoder decoder = EventStreamDecoder.lenient(heard, "");
		decoder.feed(bytes, 0, first);
		decoder.feed(bytes, first, second);
		decoder.feed(bytes, second, bytes.length);
		decoder.end();
		heard.lastEventId = decoder.lastEventId();
		return heard;
	}

	private static void feed(EventStreamDecoder decoder, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		decoder.feed(bytes, 0, bytes.length);
	}

	/**
	 * What the decoder told.
	 */
	private static final class Heard implements EventStreamListener {

		private final List<ReceivedEvent> events = new ArrayList<>();

		private final List<Long> retries = new ArrayList<>();

		private final List<String> violations = new ArrayList<>();

		private String lastEventId = "";

		@Override
		public void event(ReceivedEvent event) {
			this.events.add(event);
		}

		@Override
		public void retry(long millis) {
			this.retries.add(millis);
		}

		@Override
		public void violation(String text) {
			this.violations.add(text);
		}

	}

}
