package io.github.sseboot;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

/**
 * What a private stream gets its events from.
 *
 * @since 1.0.0
 */
public sealed interface SseSource {

	/**
	 * Events of a producer, under a name.
	 * @param name the name
	 * @param producer makes the events
	 * @return the source
	 */
	static SseSource named(String name, SseProducer producer) {
		return new Named(name, new Produced(producer, () -> {
		}));
	}

	/**
	 * The stream of this source.
	 * @return the stream
	 */
	default SseStream stream() {
		return new SseStream(List.of(new SseChannel(ChannelName.PRIVATE, false)), new SseBeginning.Now(), null,
				Map.of(), Map.of(), this);
	}

	/**
	 * What nobody started: nothing is run, only what it holds is let go.
	 */
	void discard();

	/**
	 * A stream that is found again by its name, by the same principal.
	 *
	 * @param name the name
	 * @param values what it gets if nobody has started it, or {@code null} for a stream
	 * that is not to be started
	 */
	record Named(String name, @Nullable Values values) implements SseSource {

		public Named {
			if (name.isEmpty() || SseChannel.utf8Length(name) > SseChannel.MAX_LENGTH) {
				throw new IllegalArgumentException("The name of a stream must have 1 to %d bytes in UTF-8 but has %d"
					.formatted(SseChannel.MAX_LENGTH, SseChannel.utf8Length(name)));
			}
		}

		@Override
		public void discard() {
			if (this.values != null) {
				this.values.discard();
			}
		}

	}

	/**
	 * A stream that is found again by the ids of its events, at the same endpoint and by
	 * the same principal.
	 *
	 * @param endpoint what the stream belongs to; compared by {@code equals}
	 * @param values what it gets
	 */
	record Unnamed(Object endpoint, Values values) implements SseSource {

		@Override
		public void discard() {
			this.values.discard();
		}

	}

	/**
	 * Where values come from.
	 */
	sealed interface Values {

		/**
		 * Let go of what will not be used.
		 */
		void discard();

	}

	/**
	 * Values that code sends.
	 *
	 * @param producer the code
	 * @param unused what is run if the producer is not
	 */
	record Produced(SseProducer producer, Runnable unused) implements Values {

		@Override
		public void discard() {
			this.unused.run();
		}

	}

	/**
	 * Values of a publisher, subscribed to once.
	 *
	 * @param publisher the publisher
	 */
	record Published(Flow.Publisher<?> publisher) implements Values {

		@Override
		public void discard() {
			// Nothing happens before somebody subscribes
		}

	}

}
