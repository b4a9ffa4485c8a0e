package io.github.sseboot.sample;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import io.github.sseboot.test.SseTestClient;
import io.github.sseboot.test.SseTestStream;

/**
 * Somebody who posts, and may listen, without a browser.
 */
public record Friend(int port, String name) {

	public SseTestStream listen() {
		return SseTestClient.to(this.port).open(path());
	}

	/**
	 * Come back as a page that was loaded again, which can set no header.
	 */
	public SseTestStream listenAfter(String lastEventId) {
		return SseTestClient.to(this.port)
			.open(path() + "&lastEventId=" + URLEncoder.encode(lastEventId, StandardCharsets.UTF_8));
	}

	public HttpResponse<String> status(String text) throws IOException, InterruptedException {
		return post("statuses", Map.of("text", text));
	}

	public HttpResponse<String> checkin(String place) throws IOException, InterruptedException {
		return post("checkins", Map.of("place", place));
	}

	public HttpResponse<String> forward(String through, String text) throws IOException, InterruptedException {
		return post("forwards", Map.of("through", through, "text", text));
	}

	public HttpResponse<String> direct(String to, String text) throws IOException, InterruptedException {
		return post("directs", Map.of("to", to, "text", text));
	}

	private HttpResponse<String> post(String path, Map<String, String> body) throws IOException, InterruptedException {
		Map<String, String> all = new TreeMap<>(body);
		all.put("from", this.name);
		return Json.send("POST", "http://localhost:%d/friends/%s".formatted(this.port, path), all);
	}

	private String path() {
		return "/friends/events?name=" + URLEncoder.encode(this.name, StandardCharsets.UTF_8);
	}

}
