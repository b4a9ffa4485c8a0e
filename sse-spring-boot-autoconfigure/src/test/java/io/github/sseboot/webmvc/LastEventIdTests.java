package io.github.sseboot.webmvc;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where clients put their last event id.
 */
class LastEventIdTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	@Test
	void aHeaderIsReadAsUtf8() {
		byte[] bytes = "ä€".getBytes(StandardCharsets.UTF_8);
		this.request.addHeader("Last-Event-ID", new String(bytes, StandardCharsets.ISO_8859_1));
		assertThat(LastEventId.of(this.request)).isEqualTo("ä€");
	}

	@Test
	void aHeaderThatIsNotUtf8StaysAsItIs() {
		this.request.addHeader("Last-Event-ID", "\u00ff\u00fe");
		assertThat(LastEventId.of(this.request)).isEqualTo("\u00ff\u00fe");
	}

	@Test
	void aHeaderThatTheServerHasDecodedStaysAsItIs() {
		this.request.addHeader("Last-Event-ID", "€");
		assertThat(LastEventId.of(this.request)).isEqualTo("€");
	}

	@ParameterizedTest
	@CsvSource({ "lastEventId=a, a", "x=1&lastEventId=a&y=2, a", "evs_last_event_id=b, b",
			"evs_last_event_id=b&lastEventId=a, a", "lastEventId=&evs_last_event_id=b, b", "lastEventId=a%2Bb, a+b",
			"lastEventId=%C3%A4, ä", "lastEventId=%zz, %zz", "lastEventId=a%4, a%4", "xlastEventId=a,", "lastEventId=,",
			"x=1," })
	void aParameterIsReadLeniently(String query, String id) {
		this.request.setQueryString(query);
		assertThat(LastEventId.of(this.request)).isEqualTo(id);
	}

	@Test
	void theHeaderWinsUnlessItIsEmpty() {
		this.request.setQueryString("lastEventId=a");
		this.request.addHeader("Last-Event-ID", "");
		assertThat(LastEventId.of(this.request)).isEqualTo("a");
		this.request.removeHeader("Last-Event-ID");
		this.request.addHeader("Last-Event-ID", "b");
		assertThat(LastEventId.of(this.request)).isEqualTo("b");
	}

	@Test
	void thereMayBeNone() {
		assertThat(LastEventId.of(this.request)).isNull();
	}

}
