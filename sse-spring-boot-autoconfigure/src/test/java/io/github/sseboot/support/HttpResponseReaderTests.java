package io.github.sseboot.support;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * {@link HttpResponseReader}, each response in all cuts into two pieces and byte by byte.
 */
class HttpResponseReaderTests {

	private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

	@Test
	void chunkedBodyLosesItsFraming() {
		Heard heard = hear(
				CHUNKED + "3\r\nabc\r\n0010;ext=1\r\n0123456789\r\nABCD\r\n1\r\n!\r\n0\r\nTrailer: x\r\n\r\n");
		assertThat(heard.told.toString()).isEqualTo("head(200)abc0123456789\r\nABCD!end closed:true");
	}

	@Test
	void bodyOfDeclaredLengthEndsByItself() {
		assertThat(hear("HTTP/1.1 404 Not Found\r\ncontent-length: 5\r\n\r\nhello").told.toString())
			.isEqualTo("head(404)helloend closed:true");
		assertThat(hear("HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n").told.toString())
			.isEqualTo("head(200)end closed:true");
	}

	@Test
	void bodyWithoutLengthEndsWithTheConnection() {
		assertThat(hear("HTTP/1.0 200 OK\r\nConnection: close\r\n\r\nhello").told.toString())
			.isEqualTo("head(200)helloend closed:true");
	}

	@Test
	void noContentHasNoBody() {
		assertThat(hear("HTTP/1.1 204 No Content\r\n\r\n").told.toString()).isEqualTo("head(204)end closed:true");
	}

	@Test
	void interimResponseIsPassedOver() {
		assertThat(hear("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\nA: b\r\n\r\n").told.toString())
			.isEqualTo("head(204)end closed:true");
	}

	@ParameterizedTest
	@ValueSource(strings = { "5\r\nabc", "3\r\nabc", "3\r\nabc\r\n", "3\r\nabc\r\n0\r\n", "3" })
	void cutBodyIsNotComplete(String body) {
		assertThat(hear(CHUNKED + body).told.toString()).doesNotContain("end ").endsWith("closed:false");
	}

	@Test
	void manyChunksAreAsGoodAsOne() {
		assertThat(hear(CHUNKED + "1\r\na\r\n".repeat(40) + "0\r\n\r\n").told.toString())
			.isEqualTo("head(200)" + "a".repeat(40) + "end closed:true");
	}

	@Test
	void strayCarriageReturnDoesNotHideTheEndOfTheHead() {
		assertThat(hear("HTTP/1.1 204 No Content\r\nA: b\r\r\n\r\n").told.toString())
			.isEqualTo("head(204)end closed:true");
	}

	@Test
	void cutHeadIsNotComplete() {
		assertThat(hear("HTTP/1.1 200 OK\r\nA: b\r\n").told.toString()).isEqualTo(" closed:false");
	}

	@ParameterizedTest
	@ValueSource(strings = { CHUNKED + "3\r\nabcd\r\n", CHUNKED + "x\r\n", CHUNKED + "\r\n", CHUNKED + "1\r\na\r\n\r\n",
			CHUNKED + "3\nabc\r\n", CHUNKED + "0\r\n\r\nx", "HTTP/1.1 204 No Content\r\n\r\nx", "SSH-2.0\r\n\r\n",
			"HTTP/1.1 200 OK\r\nno header\r\n\r\n" })
	void whatIsNotHttpIsRefused(String text) {
		assertThatIllegalStateException().isThrownBy(() -> hear(text));
	}

	@Test
	void headersAreFoundInAnyCaseAndKeepTheirOrder() {
		ResponseHead head = ResponseHead.parse("HTTP/1.1 200 OK\r\nVary: a\r\nvary:  b \r\nEmpty:");
		assertThat(head.headers().get("VARY")).containsExactly("a", "b");
		assertThat(head.header("vAry")).contains("a");
		assertThat(head.header("empty")).contains("");
		assertThat(head.header("none")).isEmpty();
	}

	@Test
	void onlyStatus200OfTheRightTypeIsAnEventStream() {
		assertThat(ResponseHead.parse("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream;charset=UTF-8").eventStream())
			.isTrue();
		assertThat(ResponseHead.parse("HTTP/1.1 503 No\r\nContent-Type: text/event-stream").eventStream()).isFalse();
		assertThat(ResponseHead.parse("HTTP/1.1 200 OK\r\nContent-Type: text/plain").eventStream()).isFalse();
	}

	private static Heard hear(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		Heard whole = new Heard();
		HttpResponseReader single = new HttpResponseReader(whole);
		for (int i = 0; i < bytes.length; i++) {
			single.feed(bytes, i, i + 1);
		}
		whole.closed(single.closed());
		for (int cut = 0; cut <= bytes.length; cut++) {
			Heard heard = new Heard();
			HttpResponseReader reader = new HttpResponseReader(heard);
			reader.feed(bytes, 0, cut);
			reader.feed(bytes, cut, bytes.length);
			heard.closed(reader.closed());
			assertThat(heard.told.toString()).isEqualTo(whole.told.toString());
		}
		return whole;
	}

	/**
	 * What the reader told, as one text.
	 */
	private static final class Heard implements HttpResponseListener {

		private final StringBuilder told = new StringBuilder();

		void closed(boolean complete) {
			this.told.append(" closed:").append(complete);
		}

		@Override
		public void head(ResponseHead head) {
			this.told.append("head(").append(head.status()).append(')');
		}

		@Override
		public void body(byte[] bytes, int from, int to) {
			this.told.append(new String(bytes, from, to - from, StandardCharsets.UTF_8));
		}

		@Override
		public void end() {
			this.told.append("end");
		}

	}

}
