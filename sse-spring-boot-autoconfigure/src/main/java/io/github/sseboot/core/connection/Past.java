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
			readNewest(interest.channel(), limit, (frame) -> byKey.put(frame.traits().subject(), frame));
			read(interest.channel(), limit, (frame) -> byKey.put(frame.traits().subject(), frame));
			byKey.values().forEach((frame) -> latest.put(frame.sequence(), frame));
		}
		return new ArrayList<>(latest.values());
	}

	private static void read(Channel channel, long limit, Consumer<Frame> action) {
		FrameCursor cursor = new FrameCursor();
		cursor.seek(channel, 0, limit);
		forEach(cursor, action);
	}

	private static void readNewest(Channel channel, long limit, Consumer<Frame> action) {
		FrameCursor cursor = new FrameCursor();
		cursor.seekNewest(channel, 0, limit);
		forEach(cursor, action);
	}

	private static void forEach(FrameCursor cursor, Consumer<Frame> action) {
		for (Frame frame = cursor.current(); frame != null; frame = cursor.current()) {
			action.accept(frame);
			cursor.advance();
		}
	}

}
