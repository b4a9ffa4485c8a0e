package io.github.sseboot.webmvc;

import io.github.sseboot.support.SseClient;

/**
 * The body of a response as it came over the socket.
 */
final class SocketBody {

	private SocketBody() {
	}

	/**
	 * Without head and chunks.
	 */
	static String of(SseClient client) {
		String transcript = client.transcript();
		int head = transcript.indexOf("\r\n\r\n") + 4;
		String body = transcript.substring(head);
		return client.head().header("Transfer-Encoding").isPresent()
				? body.replaceAll("(?m)(^|\r\n)[0-9a-fA-F]+\r\n", "").replace("\r\n", "") : body;
	}

}
