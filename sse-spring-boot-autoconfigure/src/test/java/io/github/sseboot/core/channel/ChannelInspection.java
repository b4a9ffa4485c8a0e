package io.github.sseboot.core.channel;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.sseboot.core.wire.Frame;

/**
 * Looks into a registry that nobody uses at the moment, and says what cannot be right.
 */
public final class ChannelInspection {

	private static final int CHANNEL_OVERHEAD = 250;

	private final ChannelRegistry registry;

	private final ChannelTable table;

	private final List<String> problems = new ArrayList<>();

	private ChannelInspection(ChannelRegistry registry) {
		this.registry = registry;
		this.table = (ChannelTable) read(registry, "table");
	}

	/**
	 * All that is wrong with the lists, the sums, the order of eviction and the index.
	 */
	public static List<String> problems(ChannelRegistry registry) {
		ChannelInspection inspection = new ChannelInspection(registry);
		inspection.inspect();
		return inspection.problems;
	}

	/**
	 * How many connections all channels and patterns have together.
	 */
	public static int interests(ChannelRegistry registry) {
		return new ChannelInspection(registry).all().stream().mapToInt(Channel::listeners).sum();
	}

	/**
	 * How many channels there are that do not keep the newest event of each key, which
	 * never becomes too old.
	 */
	public static long ordinary(ChannelRegistry registry) {
		return new ChannelInspection(registry).all().stream().filter((channel) -> channel.newest() == null).count();
	}

	/**
	 * Marks with room for so few that some are dropped.
	 * @param capacity a power of two
	 */
	public static Marks marks(Parking parking, int capacity) {
		return new Marks(parking, capacity);
	}

	private void inspect() {
		Set<Frame> frames = Collections.newSetFromMap(new IdentityHashMap<>());
		Collection<?> queued = (Collection<?>) read(read(this.registry, "retention"), "byOldest");
		int filled = 0;
		for (Channel channel : all()) {
			inspect(channel);
			frames.addAll(List.of(channel.frames().toArray()));
			frames.addAll(newest(channel));
			filled += channel.frames().isEmpty() ? 0 : 1;
		}
		check(filled == queued.size(), filled + " channels have frames but " + queued.size() + " wait for eviction");
		check(this.table.size() == all().size(),
				"the size is " + this.table.size() + " but there are " + all().size() + " channels");
		long bytes = frames.stream().mapToLong(Frame::size).sum() + (long) CHANNEL_OVERHEAD * all().size()
				+ this.registry.allowance().used();
		check(bytes == this.registry.memory(), "memory says " + this.registry.memory() + " but there are " + bytes);
	}

	private void inspect(Channel channel) {
		long bytes = 0;
		long before = 0;
		for (Frame frame : channel.frames().toArray()) {
			bytes += frame.size();
			check(frame.sequence() > before, channel.name() + " is not in order at " + frame.sequence());
			before = frame.sequence();
		}
		check(before == 0 || before > channel.horizon(), channel.name() + " has only frames below its horizon");
		check(bytes == channel.bytes(), channel.name() + " counts " + channel.bytes() + " bytes but has " + bytes);
		check(!channel.removable(), channel.name() + " has neither frames nor listeners but exists");
		if (!channel.pattern()) {
			Set<Channel> matching = this.table.patterns()
				.stream()
				.filter((pattern) -> PatternMatch.matches(pattern.name(), channel.name()))
				.collect(Collectors.toSet());
			check(matching.equals(Set.of(channel.patterns())),
					channel.name() + " does not feed exactly the patterns that match");
			check(this.table.find(channel.name()) == channel, channel.name() + " is not found");
		}
	}

	private static List<Frame> newest(Channel channel) {
		NewestByKey newest = channel.newest();
		return (newest != null) ? List.of(newest.read(0, Long.MAX_VALUE)) : List.of();
	}

	private List<Channel> all() {
		List<Channel> all = new ArrayList<>(this.table.slice("", "", Integer.MAX_VALUE));
		all.addAll(this.table.patterns());
		return all;
	}

	private void check(boolean condition, String problem) {
		if (!condition) {
			this.problems.add(problem);
		}
	}

	private static Object read(Object owner, String name) {
		try {
			Field field = owner.getClass().getDeclaredField(name);
			field.setAccessible(true);
			return field.get(owner);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
