package io.github.sseboot.core.connection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.CloseReason;
import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.channel.Channel;
import io.github.sseboot.core.channel.ChannelRegistry;
import io.github.sseboot.core.channel.Interest;
import io.github.sseboot.core.wire.Gap;

/**
 * A shard's connections, and their membership in channels. Belongs to the shard's thread.
 */
final class Members {

	private final ChannelRegistry channels;

	private final ConnectionListener listener;

	private final Load load;

	private final Directory directory;

	private final Runnable released;

	private final List<ClientConnection> connections = new ArrayList<>();

	private final Deque<List<Interest>> leaving = new ArrayDeque<>();

	Members(ChannelRegistry channels, ConnectionListener listener, Load load, Directory directory, Runnable released) {
		this.channels = channels;
		this.listener = listener;
		this.load = load;
		this.directory = directory;
		this.released = released;
	}

	void add(ClientConnection connection) {
		this.directory.add(connection);
		for (int bit = 0; bit < connection.reading.places.length; bit++) {
			connection.reading.places[bit] = ((Subscribers) connection.reading.interest(bit)).add(connection, bit);
		}
		connection.shardIndex = this.connections.size();
		this.connections.add(connection);
	}

	void remove(ClientConnection connection) {
		this.directory.remove(connection);
		connection.progress.left();
		for (int bit = 0; bit < connection.reading.places.length; bit++) {
			((Subscribers) connection.reading.interest(bit)).remove(connection.reading.places[bit]);
		}
		ClientConnection last = this.connections.remove(this.connections.size() - 1);
		if (last != connection) {
			this.connections.set(connection.shardIndex, last);
			last.shardIndex = connection.shardIndex;
		}
		this.leaving.add(connection.reading.place.interests());
		this.load.closed();
		this.released.run();
	}

	/**
	 * More channels, read from a sequence on.
	 */
	void join(ClientConnection connection, List<Interest> interests, long from) {
		makeRoom(connection, interests.size());
		int before = connection.reading.places.length;
		List<Interest> all = new ArrayList<>(connection.reading.place.interests());
		all.addAll(interests);
		connection.reading.place = connection.reading.place.with(List.copyOf(all));
		connection.reading.places = Arrays.copyOf(connection.reading.places, all.size());
		connection.reading.told = (connection.reading.told != null) ? Arrays.copyOf(connection.reading.told, all.size())
				: null;
		if (connection.reading.until != null) {
			connection.reading.until = Arrays.copyOf(connection.reading.until, all.size());
			Arrays.fill(connection.reading.until, before, all.size(), Long.MAX_VALUE);
		}
		for (int bit = before; bit < all.size(); bit++) {
			connection.reading.places[bit] = ((Subscribers) connection.reading.interest(bit)).add(connection, bit);
			connection.reading.tell(bit, from);
			connection.reading.dirty.set(bit);
		}
	}

	/**
	 * Fewer channels: what they have until now is still read.
	 */
	void leave(ClientConnection connection, List<SseChannel> channels) {
		long until = this.channels.head().sequence();
		for (int bit = 0; bit < connection.reading.places.length; bit++) {
			Channel channel = connection.reading.channel(bit);
			if (channels.contains(new SseChannel(channel.name(), channel.pattern()))) {
				if (connection.reading.until == null) {
					connection.reading.until = new long[connection.reading.places.length];
					Arrays.fill(connection.reading.until, Long.MAX_VALUE);
				}
				connection.reading.until[bit] = Math.min(connection.reading.until[bit], until);
			}
		}
	}

	/**
	 * Give up what was left and not read to its end, if a client lags behind so many
	 * changes that there are too many channels otherwise. It is told what it misses, or
	 * ended, as its stream says.
	 */
	private void makeRoom(ClientConnection connection, int wanted) {
		leaveWhatWasRead(connection);
		Reading reading = connection.reading;
		if (reading.places.length + wanted <= SseStream.MAX_CHANNELS) {
			return;
		}
		Set<String> missed = new LinkedHashSet<>();
		boolean told = true;
		for (int bit = reading.places.length - 1; bit >= 0 && reading.until != null; bit--) {
			if (reading.until[bit] != Long.MAX_VALUE) {
				told &= reading.lagPolicy(bit) != LagPolicy.DISCONNECT;
				missed.add(reading.channel(bit).label());
				drop(connection, bit);
			}
		}
		if (!told) {
			connection.close(CloseReason.LAGGED);
			return;
		}
		Gap gap = new Gap(Gap.Reason.LAGGED, List.copyOf(missed));
		connection.tell(gap);
		this.listener.missed(connection, gap);
	}

	/**
	 * Let go of channels that were left and have been read to their end.
	 */
	void leaveWhatWasRead(ClientConnection connection) {
		if (connection.reading.until == null) {
			// Asked after every delivery: nothing else of a connection is looked at
			return;
		}
		for (int bit = connection.reading.places.length - 1; bit >= 0 && connection.reading.until != null; bit--) {
			if (connection.reading.until[bit] <= connection.reading.position) {
				drop(connection, bit);
			}
		}
	}

	private void drop(ClientConnection connection, int bit) {
		Subscribers left = (Subscribers) connection.reading.interest(bit);
		left.remove(connection.reading.places[bit]);
		this.leaving.add(List.of(left));
		int last = connection.reading.places.length - 1;
		List<Interest> rest = new ArrayList<>(connection.reading.place.interests());
		Interest moved = rest.remove(last);
		boolean dirty = connection.reading.dirty.has(last);
		connection.reading.dirty.clear(last);
		if (bit != last) {
			rest.set(bit, moved);
			connection.reading.places[bit] = connection.reading.places[last];
			((Subscribers) moved).renumber(connection.reading.places[bit], bit);
			connection.reading.dirty.clear(bit);
			if (dirty) {
				connection.reading.dirty.set(bit);
			}
		}
		connection.reading.told = without(connection.reading.told, bit);
		connection.reading.until = without(connection.reading.until, bit);
		connection.reading.place = connection.reading.place.with(List.copyOf(rest));
		connection.reading.places = Arrays.copyOf(connection.reading.places, last);
		if (connection.reading.until != null
				&& Arrays.stream(connection.reading.until).allMatch((end) -> end == Long.MAX_VALUE)) {
			connection.reading.until = null;
		}
	}

	private static long @Nullable [] without(long @Nullable [] values, int bit) {
		if (values == null) {
			return null;
		}
		values[bit] = values[values.length - 1];
		return Arrays.copyOf(values, values.length - 1);
	}

	/**
	 * Leave channels that a connection which has ended was about to join.
	 */
	void abandon(List<Interest> interests) {
		if (!interests.isEmpty()) {
			this.leaving.add(interests);
		}
	}

	/**
	 * Marks were dropped: everybody may have something to read.
	 */
	void lookAtAll(HotList hot) {
		for (ClientConnection connection : this.connections) {
			if (connection.state == ClientConnection.State.LIVE) {
				connection.reading.dirty.setFirst(connection.reading.places.length);
				hot.add(connection);
			}
		}
	}

	/**
	 * Leave the channels of those who were removed; later, if somebody holds the node's
	 * lock now.
	 */
	void leaveChannels() {
		while (!this.leaving.isEmpty() && this.channels.tryUnsubscribe(this.leaving.peek())) {
			this.leaving.remove();
		}
	}

	/**
	 * Leave the channels of those who were removed, and wait for the lock.
	 */
	void leaveChannelsNow() {
		this.leaving.forEach(this.channels::unsubscribe);
		this.leaving.clear();
	}

	boolean allLeft() {
		return this.leaving.isEmpty();
	}

	/**
	 * The sequence of the connection that is furthest behind, of those whose sink takes
	 * nothing; {@link Long#MAX_VALUE} if there is none.
	 */
	long slowest() {
		long slowest = Long.MAX_VALUE;
		for (ClientConnection connection : this.connections) {
			if (connection.waiting && !connection.idle()) {
				slowest = Math.min(slowest, connection.reading.position);
			}
		}
		return slowest;
	}

	/**
	 * A copy, so that connections may be removed meanwhile.
	 */
	List<ClientConnection> all() {
		return List.copyOf(this.connections);
	}

}
