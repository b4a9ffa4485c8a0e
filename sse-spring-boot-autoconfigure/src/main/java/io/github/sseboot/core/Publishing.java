package io.github.sseboot.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

import io.github.sseboot.ChannelCompletedException;
import io.github.sseboot.PublishRejectedException;
import io.github.sseboot.core.channel.Channel;
import io.github.sseboot.core.channel.ChannelRegistry;
import io.github.sseboot.core.wire.Frame;
import io.github.sseboot.engine.EventKind;
import io.github.sseboot.engine.EventLog;
import io.github.sseboot.engine.NewEvent;

/**
 * The way of an event into the log. What is wrong with it is said here, before anything
 * is stored.
 */
final class Publishing {

	private final EventLog log;

	private final ChannelRegistry channels;

	private final Framing framing;

	private final PublishBrake brake;

	private final int maxChannels;

	Publishing(EventLog log, ChannelRegistry channels, Framing framing, PublishBrake brake, int maxChannels) {
		this.log = log;
		this.channels = channels;
		this.framing = framing;
		this.brake = brake;
		this.maxChannels = maxChannels;
	}

	CompletionStage<Void> publish(List<NewEvent> batch) {
		for (NewEvent event : batch) {
			if (event.kind() != EventKind.REOPEN) {
				check(event);
			}
		}
		List<Frame> frames = new ArrayList<>(batch.size());
		try {
			for (NewEvent event : batch) {
				frames.add(this.framing.prepare(event));
			}
			this.brake.hold();
			return this.log.append(batch).thenAccept((positions) -> rejectRefused(batch, frames));
		}
		finally {
			batch.forEach(this.framing::forget);
		}
	}

	private void check(NewEvent event) {
		for (String name : event.channels()) {
			Channel channel = this.channels.find(name);
			if (channel != null && channel.end() != 0 && event.kind() == EventKind.MESSAGE) {
				throw new ChannelCompletedException(name);
			}
			if (channel == null && this.channels.size() >= this.maxChannels) {
				throw new PublishRejectedException(
						"Channel '%s' cannot be created: there are %d, as many as 'sse.limits.channels' allows"
							.formatted(name, this.maxChannels));
			}
		}
	}

	/**
	 * Between the check and the log, somebody else may have completed the channel.
	 */
	private static void rejectRefused(List<NewEvent> batch, List<Frame> frames) {
		for (int i = 0; i < frames.size(); i++) {
			if (frames.get(i).refused()) {
				throw new ChannelCompletedException(batch.get(i).channels().get(0));
			}
		}
	}

}
