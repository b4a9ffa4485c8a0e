package io.github.sseboot.core.connection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.github.sseboot.SseChannel;
import io.github.sseboot.core.connection.Ledger.Published;
import io.github.sseboot.support.ReceivedEvent;

/**
 * What a client has and was told, as long as it goes on where it was.
 */
final class Knowledge {

	private final SimulatedNode node;

	private final SimulatedClient client;

	private final long promised;

	private final Set<Long> received = new HashSet<>();

	private final Set<String> connections = new HashSet<>();

	private final Deque<Long> initial = new ArrayDeque<>();

	private final Map<SseChannel, Long> told = new HashMap<>();

	private final Map<String, Long> versions = new HashMap<>();

	private long last;

	private long completeUpTo;

	private String id = "";

	/**
	 * Know nothing.
	 * @param base everything after this reaches the client
	 * @param promised what was trimmed up to here is not missed
	 */
	Knowledge(SimulatedNode node, SimulatedClient client, long base, long promised) {
		this.node = node;
		this.client = client;
		this.promised = promised;
		this.completeUpTo = base;
		this.last = base;
		client.connection.start.initial().forEach((frame) -> {
			if (client.connection.filter.accepts(frame.traits())) {
				this.initial.add(frame.sequence());
			}
		});
		comesBack();
	}

	boolean isOf(SimulatedNode node, String id) {
		return this.node == node && this.id.equals(id);
	}

	/**
	 * Forget what was told: who comes back is told again.
	 */
	void comesBack() {
		this.told.clear();
		this.connections.add(this.client.connection.id());
	}

	/**
	 * An event came.
	 * @return whether it is one of those that come first, whose ids are of the past
	 */
	boolean got(long sequence, ReceivedEvent received) {
		Published event = this.node.ledger.at(sequence);
		check(received.idInBlock(), "no id in " + received);
		check(event != null && event.data().equals(received.data()), "not what was published: " + received);
		if (!this.initial.isEmpty()) {
			check(this.initial.poll() == sequence, "not what was to come first: " + event);
			return true;
		}
		check(this.client.connection.filter.accepts(event.traits()), "filtered but delivered: " + event);
		var sources = this.node.ledger.sources(event, this.client.channels());
		check(!sources.isEmpty(), "not for this client: " + event);
		check(sequence > this.last, "order or duplicate: " + event + " after " + this.last);
		check(sources.stream().anyMatch((source) -> this.told.getOrDefault(source, 0L) < sequence),
				"told as missed, and then delivered: " + event + " told " + this.told);
		check(this.client.connection.reading.versions == null || !has(event), "it had this version: " + event);
		this.received.add(sequence);
		this.last = sequence;
		return false;
	}

	/**
	 * A snapshot came, with these versions of these keys.
	 */
	void has(Map<String, Long> snapshot) {
		snapshot.forEach((key, version) -> this.versions.merge(key, version, Math::max));
	}

	private boolean has(Published event) {
		Long version = event.traits().version();
		return version != null && this.versions.getOrDefault(event.traits().subject(), -1L) >= version;
	}

	void told(Map<SseChannel, Long> upTo) {
		upTo.forEach((source, sequence) -> this.told.merge(source, sequence, Math::max));
	}

	/**
	 * The client is said to have everything up to here.
	 */
	void complete(long upTo, String id) {
		check(this.initial.isEmpty(), "not everything came that was to come first");
		check(upTo >= this.completeUpTo, "the id went back from " + this.completeUpTo + " to " + upTo);
		for (long sequence = this.completeUpTo + 1; sequence <= upTo; sequence++) {
			Published event = this.node.ledger.at(sequence);
			if (event != null && !this.received.remove(sequence) && wanted(event)) {
				missing(event, upTo);
			}
		}
		this.completeUpTo = upTo;
		this.id = (id != null) ? id : this.id;
	}

	private boolean wanted(Published event) {
		Filter filter = new Filter("?", this.client.stream.conditions());
		return filter.accepts(event.traits()) && this.connections.stream().noneMatch(event.traits()::excepts);
	}

	private void missing(Published event, long upTo) {
		for (SseChannel source : this.node.ledger.sources(event, this.client.channels())) {
			boolean told = this.told.getOrDefault(source, 0L) >= event.sequence();
			boolean excused = event.sequence() <= this.promised && this.client.horizon(source) >= event.sequence();
			boolean superseded = this.client.conflates(source) && this.node.ledger.superseded(event, source);
			check(told || excused || superseded || has(event),
					"lost at " + upTo + " on " + source + ": " + event.sequence() + " on " + event.channels()
							+ ", told " + this.told + ", promised after " + this.promised + ", horizon "
							+ this.client.horizon(source));
		}
	}

	private void check(boolean condition, String problem) {
		this.client.check(condition, problem);
	}

}
