package io.github.sseboot.core.channel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.github.sseboot.core.wire.Frame;

/**
 * The newest frame of each key of a channel, up to a number of keys. Written under the
 * node's lock only, read without one. A reader that passes over a frame beyond its limit
 * misses nothing: the frame has superseded the one before it, and comes in its own time.
 */
final class NewestByKey {

	private final Map<String, Frame> frames = new ConcurrentHashMap<>();

	private final TreeMap<Long, Frame> bySequence = new TreeMap<>();

	private final int maxKeys;

	private final Consumer<Frame> dropped;

	private volatile long horizon;

	/**
	 * Create without keys.
	 * @param maxKeys most keys
	 * @param horizon up to here nothing is known
	 * @param dropped takes frames that are not kept here any more
	 */
	NewestByKey(int maxKeys, long horizon, Consumer<Frame> dropped) {
		this.maxKeys = maxKeys;
		this.horizon = horizon;
		this.dropped = dropped;
	}

	void put(Frame frame) {
		Frame superseded = this.frames.put(frame.traits().subject(), frame);
		if (superseded != null) {
			this.bySequence.remove(superseded.sequence());
			this.dropped.accept(superseded);
		}
		this.bySequence.put(frame.sequence(), frame);
		if (this.frames.size() > this.maxKeys) {
			dropOldest();
		}
	}

	/**
	 * Everything up to here may be lost, or void.
	 */
	void startAfter(long sequence) {
		while (!isEmpty() && this.bySequence.firstKey() <= sequence) {
			dropOldest();
		}
		this.horizon = Math.max(this.horizon, sequence);
	}

	/**
	 * Let go of the key that was not renewed for the longest time.
	 */
	void dropOldest() {
		Frame oldest = this.bySequence.firstEntry().getValue();
		this.horizon = oldest.sequence();
		this.bySequence.remove(oldest.sequence());
		this.frames.remove(oldest.traits().subject(), oldest);
		this.dropped.accept(oldest);
	}

	void clear() {
		while (!isEmpty()) {
			dropOldest();
		}
	}

	boolean isEmpty() {
		return this.bySequence.isEmpty();
	}

	/**
	 * Sequence of the newest frame that was dropped though nothing superseded it.
	 */
	long horizon() {
		return this.horizon;
	}

	/**
	 * The frames of a range, by sequence. May be called without the lock.
	 */
	Frame[] read(long position, long limit) {
		Frame[] read = this.frames.values()
			.stream()
			.filter((frame) -> frame.sequence() > position && frame.sequence() <= limit)
			.toArray(Frame[]::new);
		Arrays.sort(read, Comparator.comparingLong(Frame::sequence));
		return read;
	}

}
