package io.github.sseboot.support;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What happened to all members of a swarm so far. The swarm's thread counts, any thread
 * reads.
 */
public final class SwarmCounts {

	final LongAdder connected = new LongAdder();

	final LongAdder refused = new LongAdder();

	final LongAdder open = new LongAdder();

	final LongAdder events = new LongAdder();

	final LongAdder heartbeats = new LongAdder();

	final LongAdder closedByServer = new LongAdder();

	final LongAdder cutByServer = new LongAdder();

	final LongAdder left = new LongAdder();

	final LongAdder stalled = new LongAdder();

	private final Map<String, LongAdder> controls = new ConcurrentHashMap<>();

	private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();

	void control(String name) {
		this.controls.computeIfAbsent(name, (key) -> new LongAdder()).increment();
	}

	void status(int status) {
		this.statuses.computeIfAbsent(status, (key) -> new LongAdder()).increment();
	}

	/**
	 * TCP connections made.
	 */
	public long connected() {
		return this.connected.sum();
	}

	/**
	 * Connections that were refused.
	 */
	public long refused() {
		return this.refused.sum();
	}

	/**
	 * Members that have an event stream now.
	 */
	public long open() {
		return this.open.sum();
	}

	/**
	 * Events of the application.
	 */
	public long events() {
		return this.events.sum();
	}

	public long heartbeats() {
		return this.heartbeats.sum();
	}

	public long gapsTold() {
		return controls("sse.gap");
	}

	/**
	 * Control events of this name.
	 */
	public long controls(String name) {
		LongAdder count = this.controls.get(name);
		return (count != null) ? count.sum() : 0;
	}

	/**
	 * Responses by status.
	 */
	public Map<Integer, Long> statuses() {
		Map<Integer, Long> counts = new TreeMap<>();
		this.statuses.forEach((status, count) -> counts.put(status, count.sum()));
		return counts;
	}

	/**
	 * Event streams the server ended, in whatever way.
	 */
	public long closedByServer() {
		return this.closedByServer.sum();
	}

	/**
	 * Those of {@link #closedByServer()} that ended by RST or before the end of the body.
	 */
	public long cutByServer() {
		return this.cutByServer.sum();
	}

	/**
	 * Event streams that members left on their own.
	 */
	public long left() {
		return this.left.sum();
	}

	/**
	 * How many times a member stopped reading.
	 */
	public long stalled() {
		return this.stalled.sum();
	}

	@Override
	public String toString() {
		return "connected=" + connected() + " refused=" + refused() + " open=" + open() + " statuses=" + statuses()
				+ " events=" + events() + " heartbeats=" + heartbeats() + " controls=" + new TreeMap<>(this.controls)
				+ " closedByServer=" + closedByServer() + " cutByServer=" + cutByServer() + " left=" + left()
				+ " stalled=" + stalled();
	}

}
