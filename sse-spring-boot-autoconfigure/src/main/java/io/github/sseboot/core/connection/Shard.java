package io.github.sseboot.core.connection;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

import io.github.sseboot.CloseReason;
import io.github.sseboot.core.channel.Channel;
import io.github.sseboot.core.channel.ChannelRegistry;
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

	private final MarkReader marks;

	private final Parking parking;

	private final Ticker ticker;

	private final ConnectionListener listener;

	private final Inbox inbox;

	private final Members members;

	private final TimerWheel timers;

	private final Drain drain;

	private final Farewell farewell;

	private final AtomicInteger load = new AtomicInteger();

	private final HotList hot = new HotList();

	private final Guard guard;

	private final int index;

	private long now;

	private volatile long served = Long.MAX_VALUE;

	private volatile boolean shutdown;

	private final ReentrantLock abandoning = new ReentrantLock();

	private volatile boolean abandoned;

	private boolean shutdownBegun;

	Shard(ChannelRegistry channels, Marks marks, Parking parking, Ticker ticker, ConnectionListener listener, Load load,
			Directory directory, Tally tally, int index, int idLength) {
		this.marks = new MarkReader(marks, channels::head);
		this.parking = parking;
		this.inbox = new Inbox(parking);
		this.ticker = ticker;
		this.listener = listener;
		this.members = new Members(channels, listener, load, directory, this.load::decrementAndGet);
		this.now = ticker.nanos();
		this.timers = new TimerWheel(this.now);
		this.drain = new Drain(listener, tally, idLength, this.now);
		this.farewell = new Farewell(this.drain);
		this.guard = new Guard(listener,
				(connection) -> close(connection, connection.reasonOr(CloseReason.DISCONNECTED)));
		this.index = index;
	}

	int index() {
		return this.index;
	}

	/**
	 * Its connections. Only for changes, which are made on its thread.
	 */
	Members members() {
		return this.members;
	}

	Interest interest(Channel channel, int index) {
		return new Subscribers(channel, index, this.hot);
	}

	/** A connection has signals. Any thread. */
	void signalled(ClientConnection connection) {
		this.inbox.add(connection);
		if (this.abandoned) {
			abandon();
		}
	}

	/** End all connections, now and those still to come. Any thread. */
	void shutDown() {
		this.shutdown = true;
		this.parking.wakeUp();
	}

	/** How many connections there are, or are about to be. Any thread. */
	AtomicInteger load() {
		return this.load;
	}

	/** How far the ready connections are, {@link Long#MAX_VALUE} for all. Any thread. */
	long served() {
		return this.served;
	}

	void park() {
		this.served = Long.MAX_VALUE;
		this.parking.park(this::hasWork, this.members.allLeft() ? TimerWheel.TICK : TimerWheel.TICK / 100);
	}

	boolean hasWork() {
		if (!this.inbox.isEmpty() || !this.hot.isEmpty() || this.shutdown != this.shutdownBegun) {
			return true;
		}
		return this.marks.any();
	}

	void pass() {
		this.now = this.ticker.nanos();
		boolean nothingLeft = this.hot.isEmpty();
		this.inbox.takeAll(this.guard.around(this::signals));
		if (this.marks.take()) {
			this.members.lookAtAll(this.hot);
		}
		if (nothingLeft) {
			this.served = this.marks.limit().bytes();
		}
		beginShutdown();
		this.hot.takeAll(this.guard.around(this::drain));
		this.timers.advance(this.now, this.guard.around(this::timer));
		this.members.leaveChannels();
		this.drain.endOfPass(this.members, this.now);
	}

	/** Something went wrong that never should. */
	void failed(Throwable failure) {
		this.listener.failed(failure);
	}

	private void signals(ClientConnection connection) {
		int signals = connection.signals().take();
		if ((signals & Signal.OPEN) != 0) {
			open(connection);
		}
		if (connection.state == ClientConnection.State.CLOSED) {
			connection.changes().refuse();
			return;
		}
		if ((signals & Signal.CHANGE) != 0) {
			connection.changes().apply();
			this.hot.add(connection);
		}
		if ((signals & Signal.READY) != 0) {
			connection.flushDue = true;
			this.hot.add(connection);
		}
		if ((signals & Signal.CLOSE) != 0) {
			end(connection, connection.signals().reason());
		}
	}

	private void open(ClientConnection connection) {
		this.members.add(connection);
		connection.state = ClientConnection.State.LIVE;
		connection.reading.dirty.setFirst(connection.reading.places.length);
		connection.lastWrite = this.now;
		connection.expires = Deadlines.expiry(connection.timing(), this.now);
		connection.open();
		this.timers.schedule(connection, Deadlines.next(connection));
		this.listener.opened(connection);
		if (this.shutdownBegun) {
			end(connection, CloseReason.SHUTDOWN);
		}
		this.hot.add(connection);
	}

	private void beginShutdown() {
		if (this.shutdown && !this.shutdownBegun) {
			this.shutdownBegun = true;
			this.members.all().forEach(this.guard.around((member) -> end(member, CloseReason.SHUTDOWN)));
		}
	}

	private void drain(ClientConnection connection) {
		if (connection.state == ClientConnection.State.CLOSED || connection.standsStill) {
			return;
		}
		boolean waited = connection.waiting;
		try {
			Drain.Outcome outcome = this.drain.drain(connection, this.marks.limit(), this.now);
			this.members.leaveWhatWasRead(connection);
			switch (outcome) {
				case IDLE -> connection.waiting = false;
				case WAITING -> connection.waitSince(this.now);
				case AGAIN -> this.hot.add(connection);
				case LAGGED -> end(connection, CloseReason.LAGGED);
				case COMPLETED -> end(connection, connection.reading.place.endReason());
				case ENDED -> close(connection, connection.reasonOr(CloseReason.DISCONNECTED));
			}
		}
		catch (IOException ex) {
			close(connection, connection.reasonOr(CloseReason.DISCONNECTED));
		}
		if (waited != connection.waiting && connection.state != ClientConnection.State.CLOSED) {
			// A stall and a heartbeat are due at different times
			this.timers.schedule(connection, Deadlines.next(connection));
		}
	}

	private void timer(ClientConnection connection) {
		if (connection.state == ClientConnection.State.CLOSED) {
			return;
		}
		if (connection.standsStill) {
			this.timers.schedule(connection, this.now);
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
			this.drain.signOfLife(connection, this.marks.limit());
			connection.lastWrite = this.now;
			drain(connection);
		}
		if (connection.state != ClientConnection.State.CLOSED) {
			this.timers.schedule(connection, Deadlines.next(connection));
		}
	}

	private void end(ClientConnection connection, CloseReason reason) {
		if (!reason.announced()) {
			close(connection, connection.reasonOr(reason));
		}
		else if (connection.state == ClientConnection.State.LIVE) {
			this.farewell.say(connection, reason, this.marks.limit());
			connection.state = ClientConnection.State.ENDING;
			this.hot.add(connection);
		}
	}

	private void close(ClientConnection connection, CloseReason reason) {
		if (connection.state == ClientConnection.State.CLOSED) {
			return;
		}
		connection.state = ClientConnection.State.CLOSED;
		this.timers.cancel(connection);
		this.members.remove(connection);
		connection.changes().refuse();
		connection.snapshots.ended();
		try {
			if (connection.dialect().breaksOff() && reason.announced() && !reason.permanent()) {
				connection.sink.breakOff();
			}
			else {
				connection.sink.close();
			}
		}
		finally {
			this.listener.closed(connection, reason);
		}
	}

	/** Close whatever is left, or still comes: the shard's thread has ended. */
	void abandon() {
		this.abandoning.lock();
		try {
			this.abandoned = true;
			this.inbox.takeAll(this.guard.around(this::signals));
			this.members.all()
				.forEach(this.guard.around((member) -> close(member, member.reasonOr(CloseReason.SHUTDOWN))));
			this.members.leaveChannelsNow();
		}
		finally {
			this.abandoning.unlock();
		}
	}

}
