package io.github.sseboot.support;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client asks for, and how it will listen. Immutable.
 *
 * @param method the HTTP method
 * @param uri an {@code http} URI
 * @param headers sent as they are, in UTF-8, in this order
 * @param body sent with its length unless empty
 * @param receiveBuffer size of the socket's receive buffer, 0 for the kernel's choice
 * @param resetAfter so many response bytes (head included) are taken, then the connection
 * is reset
 */
public record SseRequest(String method, URI uri, Map<String, String> headers, String body, int receiveBuffer,
		long resetAfter) {

	/**
	 * Small enough that a stalled client makes its server wait soon.
	 */
	public static final int SMALL_BUFFER = 4096;

	public SseRequest {
		headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
		if (!"http".equals(uri.getScheme())) {
			throw new IllegalArgumentException("'uri' must have the scheme http but was " + uri);
		}
	}

	public static SseRequest get(URI uri) {
		return new SseRequest("GET", uri, Map.of("Accept", "text/event-stream"), "", 0, Long.MAX_VALUE);
	}

	public static SseRequest post(URI uri, String contentType, String body) {
		return new SseRequest("POST", uri, Map.of("Accept", "text/event-stream"), body, 0, Long.MAX_VALUE)
			.header("Content-Type", contentType);
	}

	/**
	 * With this value for the header instead of any other.
	 */
	public SseRequest header(String name, String value) {
		Map<String, String> changed = new LinkedHashMap<>(this.headers);
		changed.keySet().removeIf(name::equalsIgnoreCase);
		changed.put(name, value);
		return new SseRequest(this.method, this.uri, changed, this.body, this.receiveBuffer, this.resetAfter);
	}

	/**
	 * With the id a client returns with; an empty one sends no header.
	 */
	public SseRequest lastEventId(String id) {
		return id.isEmpty() ? this : header("Last-Event-ID", id);
	}

	public SseRequest receiveBuffer(int bytes) {
		return new SseRequest(this.method, this.uri, this.headers, this.body, bytes, this.resetAfter);
	}

	public SseRequest resetAfter(long bytes) {
		return new SseRequest(this.method, this.uri, this.headers, this.body, this.receiveBuffer, bytes);
	}

	/**
	 * The request as it goes over the wire.
	 */
	byte[] bytes() {
		StringBuilder head = new StringBuilder(this.method).append(' ').append(target()).append(" HTTP/1.1\r\n");
		head.append("Host: ").append(this.uri.getAuthority()).append("\r\n");
		this.headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		byte[] content = this.body.getBytes(StandardCharsets.UTF_8);
		if (content.length > 0) {
			head.append("Content-Length: ").append(content.length).append("\r\n");
		}
		ByteArrayOutputStream whole = new ByteArrayOutputStream();
		whole.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
		whole.writeBytes(content);
		return whole.toByteArray();
	}

	int port() {
		return (this.uri.getPort() < 0) ? 80 : this.uri.getPort();
	}

	private String target() {
		String path = this.uri.getRawPath().isEmpty() ? "/" : this.uri.getRawPath();
		return (this.uri.getRawQuery() != null) ? path + "?" + this.uri.getRawQuery() : path;
	}

}
