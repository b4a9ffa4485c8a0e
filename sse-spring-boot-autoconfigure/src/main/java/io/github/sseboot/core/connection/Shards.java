package io.github.sseboot.core.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import io.github.sseboot.core.channel.ChannelRegistry;
import io.github.sseboot.core.channel.Marks;
import io.github.sseboot.core.channel.Parking;
import io.github.sseboot.core.log.Ticker;

/**
 * All shards of the node. May be used from any thread.
 *
 * @since 1.0.0
 */
public final class Shards {

	private final List<Shard> shards = new ArrayList<>();

	private final List<Tally> tallies = new ArrayList<>();

	private final List<ShardThread> threads = new ArrayList<>();

	private final List<Parking> parking;

	private final Load load;

	private final Ticker ticker;

	/**
	 * Create as many shards as there are marks.
	 * @param channels what connections read from
	 * @param marks what each shard is told through
	 * @param parking where each shard sleeps
	 * @param ticker where time comes from
	 * @param listener is told what happens to connections
	 * @param load counts the connections
	 * @param directory knows the connections
	 * @param idLength the length of event ids
	 */
	public Shards(ChannelRegistry channels, List<Marks> marks, List<Parking> parking, Ticker ticker,
			ConnectionListener listener, Load load, Directory directory, int idLength) {
		this.parking = List.copyOf(parking);
		this.load = load;
		this.ticker = ticker;
		for (int i = 0; i < marks.size(); i++) {
			Tally tally = new Tally();
			this.tallies.add(tally);
			this.shards.add(new Shard(channels, marks.get(i), parking.get(i), ticker, listener, load, directory, tally,
					i, idLength));
		}
	}

	/**
	 * Start the threads.
	 */
	public void start() {
		for (Shard shard : this.shards) {
			this.threads.add(new ShardThread(shard, this.threads.size()));
		}
		this.threads.forEach(Thread::start);
	}

	/**
	 * Have each shard look at the clock now.
	 */
	public void wakeUp() {
		this.parking.forEach(Parking::wakeUp);
	}

	/**
	 * End all connections politely, then stop.
	 * @param patience how long to wait for clients to take the end
	 */
	public void stop(Duration patience) {
		long deadline = this.ticker.nanos() + patience.toNanos();
		this.shards.forEach(Shard::shutDown);
		while (!this.threads.isEmpty() && this.load.openedCount() > this.load.closedCount()
				&& this.ticker.nanos() - deadline < 0) {
			LockSupport.parkNanos(1_000_000);
		}
		this.threads.forEach(ShardThread::end);
		for (ShardThread thread : this.threads) {
			join(thread);
		}
		this.threads.clear();
	}

	private static void join(Thread thread) {
		boolean interrupted = false;
		while (thread.isAlive()) {
			try {
				thread.join();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Up to how many bytes of all there ever were everybody who can be served is.
	 * @return the number of bytes, {@link Long#MAX_VALUE} if no shard has anything to do
	 */
	public long served() {
		long served = Long.MAX_VALUE;
		for (Shard shard : this.shards) {
			served = Math.min(served, shard.served());
		}
		return served;
	}

	/**
	 * How many events were handed to clients.
	 * @return the number
	 */
	public long deliveries() {
		return this.tallies.stream().mapToLong(Tally::events).sum();
	}

	/**
	 * How many bytes were handed to clients.
	 * @return the number
	 */
	public long bytes() {
		return this.tallies.stream().mapToLong(Tally::bytes).sum();
	}

	/**
	 * The sequence of the connection that is furthest behind, of those whose sinks take
	 * nothing; as it was within the last second.
	 * @return the sequence, {@link Long#MAX_VALUE} if there is none
	 */
	public long slowest() {
		return this.tallies.stream().mapToLong(Tally::slowest).min().orElse(Long.MAX_VALUE);
	}

	int leastLoaded() {
		return this.shards
			.indexOf(this.shards.stream().min(Comparator.comparingInt((shard) -> shard.load().get())).orElseThrow());
	}

	Shard get(int index) {
		return this.shards.get(index);
	}

}
