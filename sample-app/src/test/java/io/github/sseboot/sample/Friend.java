package io.github.sseboot.sample;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Somebody who posts, and may listen, without a browser.
 */
public record Friend(int port, String name) {

	public EventReader listen() throws IOException, InterruptedException {
		return EventReader.open(url());
	}

	public EventReader listenAfter(String lastEventId) throws IOException, InterruptedException {
		return EventReader.open(url() + "&lastEventId=" + URLEncoder.encode(lastEventId, StandardCharsets.UTF_8));
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
		return Json.send("POST", base() + "/friends/" + path, all);
	}

	private String url() {
		return base() + "/friends/events?name=" + URLEncoder.encode(this.name, StandardCharsets.UTF_8);
	}

	private String base() {
		return "http://localhost:" + this.port;
	}

}
