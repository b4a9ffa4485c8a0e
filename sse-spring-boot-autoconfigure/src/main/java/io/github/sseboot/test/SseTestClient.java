package io.github.sseboot.test;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Opens streams for a test: on a running server, or through {@code MockMvc}. Immutable:
 * each method returns another client.
 *
 * @since 1.0.0
 */
public final class SseTestClient {

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	private final StreamSource source;

	private final Map<String, String> headers;

	private final Duration timeout;

	private SseTestClient(StreamSource source, Map<String, String> headers, Duration timeout) {
		this.source = source;
		this.headers = headers;
		this.timeout = timeout;
	}

	private static SseTestClient of(StreamSource source) {
		return new SseTestClient(source, Map.of(), DEFAULT_TIMEOUT);
	}

	/**
	 * A client of a server on this machine, such as that of {@code @LocalServerPort}.
	 * @param port its port
	 * @return the client
	 */
	public static SseTestClient to(int port) {
		return to(URI.create("http://localhost:" + port));
	}

	/**
	 * A client of a server.
	 * @param base what paths are appended to
	 * @return the client
	 */
	public static SseTestClient to(URI base) {
		return of(new HttpSource(base, null));
	}

	/**
	 * A client of a server, with the trust, proxy and protocol of an HTTP client.
	 * @param base what paths are appended to
	 * @param httpClient the HTTP client
	 * @return the client
	 */
	public static SseTestClient to(URI base, HttpClient httpClient) {
		return of(new HttpSource(base, httpClient));
	}

	/**
	 * A client without a server.
	 * @param mvc what requests are performed with
	 * @return the client
	 */
	public static SseTestClient to(MockMvc mvc) {
		return of(new MockSource((request) -> mvc.perform(request).andReturn()));
	}

	/**
	 * A client without a server.
	 * @param mvc what requests are performed with
	 * @return the client
	 */
	public static SseTestClient to(MockMvcTester mvc) {
		return of(new MockSource((request) -> mvc.perform(request).getMvcResult()));
	}

	/**
	 * With a header in each request.
	 * @param name its name
	 * @param value its value
	 * @return the client
	 */
	public SseTestClient header(String name, String value) {
		Map<String, String> all = new LinkedHashMap<>(this.headers);
		all.put(name, value);
		return new SseTestClient(this.source, all, this.timeout);
	}

	/**
	 * With another time to wait for each event; 10 seconds unless set. An answer is
	 * waited for as long as 30 seconds.
	 * @param atMost the time
	 * @return the client
	 */
	public SseTestClient timeout(Duration atMost) {
		return new SseTestClient(this.source, this.headers, atMost);
	}

	/**
	 * Open a stream by GET. Returns when the server has answered, whatever it did: what
	 * is published after that arrives.
	 * @param path the path and query
	 * @return the stream
	 */
	public SseTestStream open(String path) {
		return open(new StreamRequest(path, null, "", this.headers), "");
	}

	/**
	 * Come back to a stream as a client that has seen an event.
	 * @param path the path and query
	 * @param lastEventId the id of that event
	 * @return the stream
	 */
	public SseTestStream open(String path, String lastEventId) {
		return open(new StreamRequest(path, null, "", this.headers), lastEventId);
	}

	/**
	 * Open a stream by POST.
	 * @param path the path and query
	 * @param contentType what the body is
	 * @param body the body
	 * @return the stream
	 */
	public SseTestStream post(String path, String contentType, String body) {
		return open(new StreamRequest(path, contentType, body, this.headers), "");
	}

	private SseTestStream open(StreamRequest request, String lastEventId) {
		return new SseTestStream(this.source, request, lastEventId, this.timeout);
	}

}
