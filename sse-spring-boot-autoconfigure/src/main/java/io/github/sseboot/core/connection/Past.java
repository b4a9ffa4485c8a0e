package io.github.sseboot.core.connection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.channel.Channel;
import io.github.sseboot.core.channel.FrameCursor;
import io.github.sseboot.core.channel.Interest;
import io.github.sseboot.core.wire.Frame;

/**
 * What a new client gets from before. Reads without a lock, on a request thread; what is
 * trimmed meanwhile is just not there.
 */
final class Past {

	private Past() {
	}

	/**
	 * The sequence of the oldest of the newest frames of all channels together.
	 */
	static @Nullable Long firstOfNewest(Place place, int count, long limit) {
		TreeSet<Long> newest = new TreeSet<>();
		for (Interest interest : place.interests()) {
			read(interest.channel(), limit, (frame) -> {
				newest.add(frame.sequence());
				if (newest.size() > count) {
					newest.pollFirst();
				}
			});
		}
		return newest.isEmpty() ? null : newest.first();
	}

	/**
	 * The newest frame of each key of each channel, by sequence.
	 */
	static List<Frame> latest(Place place, long limit) {
		TreeMap<Long, Frame> latest = new TreeMap<>();
		for (Interest interest : place.interests()) {
			Map<String, Frame> byKey = new HashMap<>();
			Consumer<Frame> newest = (frame) -> byKey.merge(frame.traits().subject(), frame, Past::newer);
			readNewest(interest.channel(), limit, newest);
			read(interest.channel(), limit, newest);
			byKey.values().forEach((frame) -> latest.put(frame.sequence(), frame));
		}
		return new ArrayList<>(latest.values());
	}

	private static Frame newer(Frame one, Frame other) {
		return (one.sequence() > other.sequence()) ? one : other;
	}

	/**
	 * Trimming at the old end must not hide what is at the new one, so what was torn is
	 * read again. That ends at the latest when everything up to the limit was trimmed.
	 */
	private static void read(Channel channel, long limit, Consumer<Frame> action) {
		FrameCursor cursor = new FrameCursor();
		do {
			cursor.seek(channel, 0, limit);
			List<Frame> frames = all(cursor);
			if (!cursor.torn()) {
				frames.forEach(action);
				return;
			}
		}
		while (true);
	}

	private static void readNewest(Channel channel, long limit, Consumer<Frame> action) {
		FrameCursor cursor = new FrameCursor();
		cursor.seekNewest(channel, 0, limit);
		all(cursor).forEach(action);
	}

	private static List<Frame> all(FrameCursor cursor) {
		List<Frame> frames = new ArrayList<>();
		for (Frame frame = cursor.current(); frame != null; frame = cursor.current()) {
			frames.add(frame);
			cursor.advance();
		}
		return frames;
	}

}
