package io.github.sseboot.dialect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.support.EventStreamDecoder;
import io.github.sseboot.support.EventStreamListener;
import io.github.sseboot.support.ReceivedEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client makes of blocks that arrive one after the other, in pieces.
 */
final class Decoding {

	private static final byte[] TOKEN = "t-42".getBytes(StandardCharsets.US_ASCII);

	private Decoding() {
	}

	/**
	 * The events; a breach of what our server promises is a failure.
	 */
	static List<ReceivedEvent> strict(Encoded... blocks) {
		List<ReceivedEvent> events = new ArrayList<>();
		List<String> breaches = new ArrayList<>();
		EventStreamDecoder decoder = EventStreamDecoder.strict(new EventStreamListener() {

			@Override
			public void event(ReceivedEvent event) {
				events.add(event);
			}

			@Override
			public void violation(String text) {
				breaches.add(text);
			}

		}, "");
		for (Encoded block : blocks) {
			feed(decoder, block.stamp(TOKEN).bytes());
		}
		decoder.end();
		assertThat(breaches).isEmpty();
		return events;
	}

	private static void feed(EventStreamDecoder decoder, byte[] bytes) {
		Random random = new Random(bytes.length);
		int from = 0;
		while (from < bytes.length) {
			int to = Math.min(bytes.length, from + 1 + random.nextInt(20));
			decoder.feed(bytes, from, to);
			from = to;
		}
	}

}
