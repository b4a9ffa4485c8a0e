package io.github.sseboot.sample.friends;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;

import org.springframework.stereotype.Service;

/**
 * Publishes posts to those they are for.
 */
@Service
class Timeline {

	static final SseChannel CHANNEL = SseChannel.of("friends/timeline");

	private final SseBroadcaster sse;

	Timeline(SseBroadcaster sse) {
		this.sse = sse;
	}

	/**
	 * The channel that only one friend listens to. The name is a value, not a part of the
	 * text of the channel: whatever it is, it leads to no other channel.
	 */
	static SseChannel inbox(String name) {
		return SseChannel.of("friends/inbox/{name}", name);
	}

	CompletionStage<Void> tellAll(String event, Post post) {
		return publish(List.of(CHANNEL), event, post);
	}

	CompletionStage<Void> tellTwo(String event, Post.Direct direct) {
		return publish(Set.copyOf(List.of(inbox(direct.from()), inbox(direct.to()))), event, direct);
	}

	private CompletionStage<Void> publish(Collection<SseChannel> channels, String event, Post post) {
		return this.sse.publish(channels, SseEvent.of(new Posted(Instant.now(), post)).name(event));
	}

	record Posted(Instant at, Post post) {
	}

}
