package io.github.sseboot.core.producer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The private streams there are. Who finds one here is expected there before anybody can
 * find out that it is unwanted.
 *
 * <pre>
 * (free) --find, or take away--> held for a moment --> (free)
 * </pre>
 */
final class StreamTable {

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<StreamKey, PrivateStream> streams = new HashMap<>();

	/**
	 * Expect a reader of a stream.
	 * @return the reader, or {@code null} if there is no such stream
	 */
	@Nullable Expected expect(StreamKey key) {
		this.lock.lock();
		try {
			PrivateStream stream = this.streams.get(key);
			return (stream != null) ? new Expected(stream, stream.expect()) : null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Expect a reader of a stream, which is created if it does not exist.
	 */
	Expected expect(StreamKey key, Supplier<PrivateStream> factory) {
		this.lock.lock();
		try {
			Expected found = expect(key);
			if (found != null) {
				return found;
			}
			PrivateStream created = factory.get();
			this.streams.put(key, created);
			return new Expected(created, created.expect());
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Take streams away, so that nobody finds them any more.
	 */
	List<PrivateStream> removeIf(Predicate<PrivateStream> unwanted) {
		this.lock.lock();
		try {
			List<PrivateStream> removed = new ArrayList<>(this.streams.values());
			removed.removeIf(unwanted.negate());
			removed.forEach((stream) -> this.streams.remove(stream.key()));
			return removed;
		}
		finally {
			this.lock.unlock();
		}
	}

	List<PrivateStream> all() {
		this.lock.lock();
		try {
			return List.copyOf(this.streams.values());
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A reader who will come or be told off.
	 *
	 * @param stream what it reads
	 * @param reader how far it has
	 */
	record Expected(PrivateStream stream, Reader reader) {

	}

}
