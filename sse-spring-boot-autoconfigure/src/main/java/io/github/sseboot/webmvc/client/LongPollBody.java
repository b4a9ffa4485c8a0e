package io.github.sseboot.webmvc.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A part of a stream as one response. Clients of this kind know blocks of data, and
 * blocks that are nothing but {@code retry}; what the stream says of its connection,
 * which is over when the client reads it, is left out.
 *
 * @param blocks the blocks, without the empty line that ends each
 * @param lastEventId what the client has with them, or {@code null} if none says
 */
record LongPollBody(List<String> blocks, @Nullable String lastEventId) {

	private static final Set<String> OF_THE_CONNECTION = Set.of("sse.open", "sse.checkpoint", "sse.snapshot",
			"sse.end");

	LongPollBody {
		blocks = List.copyOf(blocks);
	}

	/**
	 * Whether something in a piece of a stream is for the client: the beginning of a
	 * large event is, too.
	 */
	static boolean hasNews(byte[] bytes, int offset, int length) {
		return !of(new String(bytes, offset, length, StandardCharsets.ISO_8859_1)).blocks().isEmpty();
	}

	static LongPollBody of(byte[] stream) {
		return of(new String(stream, StandardCharsets.ISO_8859_1));
	}

	/**
	 * Each character is a byte, so that nothing is lost on the way.
	 */
	private static LongPollBody of(String stream) {
		List<String> blocks = new ArrayList<>();
		String lastEventId = null;
		for (String block : stream.split("\n\n", -1)) {
			String id = field(block, "id: ");
			lastEventId = (id != null) ? id : lastEventId;
			String name = field(block, "event: ");
			if (field(block, "data: ") != null && !(name != null && OF_THE_CONNECTION.contains(name))) {
				blocks.add(block);
			}
		}
		return new LongPollBody(blocks, lastEventId);
	}

	private static @Nullable String field(String block, String field) {
		for (String line : block.split("\n", -1)) {
			if (line.startsWith(field)) {
				return line.substring(field.length());
			}
		}
		return null;
	}

	/**
	 * The response.
	 * @param pause how long the client waits until it asks again
	 */
	byte[] bytes(Duration pause) {
		String retry = "retry: " + pause.toMillis() + "\n\n";
		StringBuilder body = new StringBuilder(retry);
		this.blocks.forEach((block) -> body.append(block).append("\n\n"));
		if (this.lastEventId != null) {
			// For clients that do send it; others take this for one more retry
			body.append("id: ").append(this.lastEventId).append('\n').append(retry);
		}
		return body.toString().getBytes(StandardCharsets.ISO_8859_1);
	}

}
