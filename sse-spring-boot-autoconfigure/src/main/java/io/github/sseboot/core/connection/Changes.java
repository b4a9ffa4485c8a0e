package io.github.sseboot.core.connection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

import io.github.sseboot.ConnectionClosedException;
import io.github.sseboot.PublishRejectedException;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.channel.Baseline;
import io.github.sseboot.core.channel.ChannelRegistry;
import io.github.sseboot.core.channel.TooManyChannelsException;

/**
 * How the channels of an open connection change: one change at a time, prepared by the
 * thread that asks and made by the shard.
 * <p>
 * For a join the connection has to stand still: were it read on meanwhile, its position
 * could pass events of the new channel that nobody has shown to it yet.
 *
 * <pre>
 * asking thread:  stand still ─▶ (waits)      join the channels, take the head ─▶
 * shard:                        stands still                                     reads on from the head
 * </pre>
 */
final class Changes {

	private final ReentrantLock lock = new ReentrantLock();

	private final Queue<Change> pending = new ConcurrentLinkedQueue<>();

	private final ClientConnection connection;

	private final ChannelRegistry registry;

	private final Shard shard;

	private volatile List<SseChannel> channels;

	Changes(ClientConnection connection, ChannelRegistry registry, Shard shard, List<SseChannel> channels) {
		this.connection = connection;
		this.registry = registry;
		this.shard = shard;
		this.channels = channels;
	}

	List<SseChannel> channels() {
		return this.channels;
	}

	void join(List<SseChannel> wanted) {
		this.lock.lock();
		try {
			LinkedHashSet<SseChannel> all = new LinkedHashSet<>(this.channels);
			List<SseChannel> added = wanted.stream().filter(all::add).toList();
			if (all.size() > SseStream.MAX_CHANNELS) {
				throw new IllegalArgumentException("A stream must have 1 to %d channels but would have %d"
					.formatted(SseStream.MAX_CHANNELS, all.size()));
			}
			if (!added.isEmpty()) {
				standStill();
				join(added, new ArrayList<>(all));
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void join(List<SseChannel> added, List<SseChannel> all) {
		JoinedChange joined = new JoinedChange(this.connection, this.shard.members());
		try {
			Baseline baseline = this.registry.subscribe(added, this.shard.index(), this.shard::interest);
			joined.prepare(baseline);
			this.channels = List.copyOf(all);
		}
		catch (TooManyChannelsException ex) {
			throw new PublishRejectedException(ex.getMessage() + "; raise 'sse.limits.channels'");
		}
		finally {
			submit(joined);
		}
	}

	private void standStill() {
		CompletableFuture<Void> still = new CompletableFuture<>();
		submit(new StandStillChange(this.connection, still));
		try {
			still.join();
		}
		catch (CompletionException ex) {
			throw new ConnectionClosedException(this.connection.id());
		}
	}

	CompletionStage<Void> leave(List<SseChannel> unwanted) {
		this.lock.lock();
		try {
			List<SseChannel> left = this.channels.stream().filter(unwanted::contains).toList();
			this.channels = this.channels.stream().filter((channel) -> !left.contains(channel)).toList();
			CompletableFuture<Void> result = new CompletableFuture<>();
			submit(new LeftChange(this.connection, this.shard.members(), left, result));
			return result;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Leave something for the shard. Any thread.
	 */
	void submit(Change change) {
		this.pending.add(change);
		this.connection.signal(Signal.CHANGE);
	}

	/**
	 * Make what was asked for. On the shard's thread.
	 */
	void apply() {
		for (Change change = this.pending.poll(); change != null; change = this.pending.poll()) {
			change.apply();
		}
	}

	/**
	 * Refuse what was asked for: the connection has ended. On the shard's thread.
	 */
	void refuse() {
		for (Change change = this.pending.poll(); change != null; change = this.pending.poll()) {
			change.refuse();
		}
	}

}
