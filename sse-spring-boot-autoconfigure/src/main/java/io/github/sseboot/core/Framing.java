package io.github.sseboot.core;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.PublishRejectedException;
import io.github.sseboot.core.channel.PrivateName;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.core.wire.Frame;
import io.github.sseboot.core.wire.Traits;
import io.github.sseboot.engine.EventKind;
import io.github.sseboot.engine.NewEvent;

/**
 * Makes frames: once per event, on the publishing thread and outside of all locks. A log
 * that hands back the very event that was appended gets the frame made then; an event
 * from elsewhere gets its frame when it arrives.
 */
final class Framing {

	private final Map<Identity, Frame> prepared = new ConcurrentHashMap<>();

	private final List<Dialect> dialects;

	private final int idLength;

	private final int maxSize;

	Framing(List<Dialect> dialects, int idLength, int maxSize) {
		this.dialects = dialects;
		this.idLength = idLength;
		this.maxSize = maxSize;
	}

	/**
	 * Make the frame of an event that is about to be appended.
	 * @throws PublishRejectedException if it is too large
	 */
	Frame prepare(NewEvent event) {
		Frame frame = frame(event);
		if (frame.longest() > this.maxSize) {
			throw new PublishRejectedException(
					"The event takes %d bytes but at most %d are allowed; send less, or raise 'sse.limits.event-size'"
						.formatted(frame.longest(), this.maxSize));
		}
		this.prepared.put(new Identity(event), frame);
		return frame;
	}

	/**
	 * The frame of an event that is in the log.
	 */
	Frame take(NewEvent event) {
		Frame frame = this.prepared.remove(new Identity(event));
		return (frame != null) ? frame : frame(event);
	}

	/**
	 * Forget an event that will not come back.
	 */
	void forget(NewEvent event) {
		this.prepared.remove(new Identity(event));
	}

	private Frame frame(NewEvent event) {
		if (event.kind() != EventKind.MESSAGE) {
			return new Frame(Traits.NONE);
		}
		byte[] suffix = PrivateName.suffix(event.channels().get(0));
		Encoded[] encoded = new Encoded[this.dialects.size()];
		for (int i = 0; i < encoded.length; i++) {
			encoded[i] = this.dialects.get(i).event(event, this.idLength + suffix.length).stamp(this.idLength, suffix);
		}
		return new Frame(Traits.of(event), encoded);
	}

	/**
	 * An event as itself, not as what it says.
	 */
	private record Identity(NewEvent event) {

		@Override
		@SuppressWarnings("ReferenceEquality")
		public boolean equals(@Nullable Object other) {
			return other instanceof Identity identity && identity.event == this.event;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this.event);
		}

	}

}
