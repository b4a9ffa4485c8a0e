package io.github.sseboot.core.connection;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.CloseReason;
import io.github.sseboot.core.channel.Channel;
import io.github.sseboot.core.channel.ChannelRegistry;
import io.github.sseboot.core.channel.Head;
import io.github.sseboot.core.channel.Interest;
import io.github.sseboot.core.channel.Marks;
import io.github.sseboot.core.channel.Parking;
import io.github.sseboot.core.log.Ticker;

/**
 * Owns a share of the connections: nobody else calls their sinks. Works in passes. A pass
 * takes the inbox, then reads the head once, then takes the marks up to it, and only then
 * reads channels, never beyond that head.
 * <p>
 * Others may call {@link #signalled}, {@link #shutDown} and the methods that say so, from
 * any thread. A shard never blocks, but for the parking when there is nothing to do.
 */
final class Shard {

	private final ChannelRegistry channels;

	private final Marks marks;

	private final Parking parking;

	private final Ticker ticker;

	private final ConnectionListener listener;

	private final Load load;

	private final Queue<ClientConnection> inbox = new ConcurrentLinkedQueue<>();

	private final List<ClientConnection> connections = new ArrayList<>();

	private final Deque<List<Interest>> releases = new ArrayDeque<>();

	private final TimerWheel timers;

	private final Drain drain;

	private final Farewell farewell;

	private List<ClientConnection> hot = new ArrayList<>();

	private List<ClientConnection> draining = new ArrayList<>();

	private Head limit;

	private long now;

	private long handledDrops;

	private volatile int size;

	private volatile long served = Long.MAX_VALUE;

	private volatile boolean shutdown;

	private boolean shutdownBegun;

	Shard(ChannelRegistry channels, Marks marks, Parking parking, Ticker ticker, ConnectionListener listener, Load load,
			int idLength) {
		this.channels = channels;
		this.marks = marks;
		this.parking = parking;
		this.ticker = ticker;
		this.listener = listener;
		this.load = load;
		this.now = ticker.nanos();
		this.timers = new TimerWheel(this.now);
		this.drain = new Drain(listener, idLength);
		this.farewell = new Farewell(this.drain);
		this.limit = channels.head();
	}

	Interest interest(Channel channel, int index) {
		return new Subscribers(channel, index, this::heat);
	}

	/**
	 * A connection has signals. Any thread.
	 */
	void signalled(ClientConnection connection) {
		this.inbox.add(connection);
		this.parking.wakeUp();
	}

	/**
	 * End all connections, now and those still to come. Any thread.
	 */
	void shutDown() {
		this.shutdown = true;
		this.parking.wakeUp();
	}

	/**
	 * How many connections there are. Any thread.
	 */
	int size() {
		return this.size;
	}

	/**
	 * Up to how many bytes of all there ever were the ready connections are served, or
	 * {@link Long#MAX_VALUE} if there is nothing to do. Any thread.
	 */
	long served() {
		return this.served;
	}

	void park() {
		this.served = Long.MAX_VALUE;
		this.parking.park(this::hasWork, this.releases.isEmpty() ? TimerWheel.TICK : TimerWheel.TICK / 100);
	}

	boolean hasWork() {
		if (!this.inbox.isEmpty() || !this.hot.isEmpty() || this.shutdown != this.shutdownBegun) {
			return true;
		}
		long head = this.channels.head().sequence();
		long dropped = this.marks.dropped();
		return this.marks.peek() <= head || (dropped > this.handledDrops && dropped <= head);
	}

	void pass() {
		this.now = this.ticker.nanos();
		boolean nothingLeft = this.hot.isEmpty();
		takeInbox();
		this.limit = this.channels.head();
		if (nothingLeft) {
			this.served = this.limit.bytes();
		}
		takeMarks();
		beginShutdown();
		drainHot();
		this.timers.advance(this.now, this::timer);
		release();
		this.drain.endOfPass();
	}

	private void takeInbox() {
		ClientConnection connection = this.inbox.poll();
		while (connection != null) {
			signals(connection, connection.takeSignals());
			connection = this.inbox.poll();
		}
	}

	private void signals(ClientConnection connection, int signals) {
		if ((signals & Signal.OPEN) != 0) {
			open(connection);
		}
		if (connection.state == ClientConnection.State.CLOSED) {
			return;
		}
		if ((signals & Signal.READY) != 0) {
			heat(connection);
		}
		if ((signals & Signal.CLOSE) != 0) {
			end(connection, connection.requestedReason());
		}
	}

	private void open(ClientConnection connection) {
		for (int bit = 0; bit < connection.places.length; bit++) {
			connection.places[bit] = ((Subscribers) connection.interest(bit)).add(connection, bit);
		}
		connection.shardIndex = this.connections.size();
		this.connections.add(connection);
		this.size = this.connections.size();
		connection.state = ClientConnection.State.LIVE;
		connection.dirty.setFirst(connection.places.length);
		connection.lastWrite = this.now;
		connection.expires = Deadlines.expiry(connection.timing(), this.now);
		connection.open();
		this.timers.schedule(connection, Deadlines.next(connection));
		this.listener.opened(connection);
		if (this.shutdownBegun) {
			end(connection, CloseReason.SHUTDOWN);
		}
		heat(connection);
	}

	private void heat(ClientConnection connection) {
		if (!connection.hot) {
			connection.hot = true;
			this.hot.add(connection);
		}
	}

	private void takeMarks() {
		Interest interest = this.marks.take(this.limit.sequence());
		while (interest != null) {
			interest.marked();
			interest = this.marks.take(this.limit.sequence());
		}
		long dropped = this.marks.dropped();
		if (dropped > this.handledDrops) {
			lookAtAll();
			if (dropped <= this.limit.sequence()) {
				this.handledDrops = dropped;
			}
		}
	}

	private void lookAtAll() {
		for (ClientConnection connection : this.connections) {
			if (connection.state == ClientConnection.State.LIVE) {
				connection.dirty.setFirst(connection.places.length);
				heat(connection);
			}
		}
	}

	private void beginShutdown() {
		if (this.shutdown && !this.shutdownBegun) {
			this.shutdownBegun = true;
			for (ClientConnection connection : List.copyOf(this.connections)) {
				end(connection, CloseReason.SHUTDOWN);
			}
		}
	}

	private void drainHot() {
		List<ClientConnection> batch = this.hot;
		this.hot = this.draining;
		this.draining = batch;
		for (int i = 0; i < batch.size(); i++) {
			ClientConnection connection = batch.get(i);
			connection.hot = false;
			drain(connection);
		}
		batch.clear();
	}

	private void drain(ClientConnection connection) {
		if (connection.state == ClientConnection.State.CLOSED) {
			return;
		}
		try {
			switch (this.drain.drain(connection, this.limit, this.now)) {
				case IDLE -> connection.waiting = false;
				case WAITING -> waiting(connection);
				case AGAIN -> heat(connection);
				case LAGGED -> end(connection, CloseReason.LAGGED);
				case COMPLETED -> end(connection, CloseReason.COMPLETED);
				case ENDED -> close(connection, connection.reasonOr(CloseReason.DISCONNECTED));
			}
		}
		catch (IOException | RuntimeException ex) {
			close(connection, connection.reasonOr(CloseReason.DISCONNECTED));
		}
	}

	private void waiting(ClientConnection connection) {
		if (!connection.waiting) {
			connection.waiting = true;
			connection.waitingSince = this.now;
			this.timers.schedule(connection, Deadlines.next(connection));
		}
	}

	private void timer(ClientConnection connection) {
		if (connection.state == ClientConnection.State.CLOSED) {
			return;
		}
		if (Deadlines.stalled(connection, this.now)) {
			close(connection, connection.reasonOr(CloseReason.STALLED));
			return;
		}
		if (connection.state == ClientConnection.State.LIVE && Deadlines.expired(connection, this.now)) {
			end(connection, CloseReason.EXPIRED);
		}
		else if (Deadlines.silent(connection, this.now)) {
			signOfLife(connection);
		}
		if (connection.state != ClientConnection.State.CLOSED) {
			this.timers.schedule(connection, Deadlines.next(connection));
		}
	}

	private void signOfLife(ClientConnection connection) {
		connection.position = Math.max(connection.position, this.limit.sequence());
		if (connection.position > connection.wire) {
			this.drain.checkpoint(connection, this.limit);
		}
		if (connection.outbox.isEmpty()) {
			connection.outbox.add(connection.dialect().heartbeat().bytes());
		}
		connection.lastWrite = this.now;
		drain(connection);
	}

	private void end(ClientConnection connection, CloseReason reason) {
		if (connection.state != ClientConnection.State.LIVE) {
			if (!reason.announced()) {
				close(connection, connection.reasonOr(reason));
			}
			return;
		}
		if (!reason.announced()) {
			close(connection, reason);
			return;
		}
		this.farewell.say(connection, reason, this.limit);
		connection.state = ClientConnection.State.ENDING;
		heat(connection);
	}

	private void close(ClientConnection connection, CloseReason reason) {
		if (connection.state == ClientConnection.State.CLOSED) {
			return;
		}
		connection.state = ClientConnection.State.CLOSED;
		this.timers.cancel(connection);
		remove(connection);
		connection.sink.close();
		this.releases.add(connection.place.interests());
		this.load.closed();
		this.listener.closed(connection, reason);
	}

	private void remove(ClientConnection connection) {
		for (int bit = 0; bit < connection.places.length; bit++) {
			((Subscribers) connection.interest(bit)).remove(connection.places[bit]);
		}
		ClientConnection last = this.connections.remove(this.connections.size() - 1);
		if (last != connection) {
			this.connections.set(connection.shardIndex, last);
			last.shardIndex = connection.shardIndex;
		}
		this.size = this.connections.size();
	}

	/**
	 * Leave the channels of ended connections; later, if somebody holds the lock now.
	 */
	private void release() {
		while (!this.releases.isEmpty() && this.channels.tryUnsubscribe(this.releases.peek())) {
			this.releases.remove();
		}
	}

	/**
	 * Close whatever is left, because nobody will do it later.
	 */
	void abandon() {
		takeInbox();
		for (ClientConnection connection : List.copyOf(this.connections)) {
			close(connection, connection.reasonOr(CloseReason.SHUTDOWN));
		}
		this.releases.forEach(this.channels::unsubscribe);
		this.releases.clear();
	}

}
