package io.github.sseboot.core.connection;

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

	private final Map<SseChannel, Long> told = new HashMap<>();

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
	}

	boolean isOf(SimulatedNode node, String id) {
		return this.node == node && this.id.equals(id);
	}

	/**
	 * Forget what was told: who comes back is told again.
	 */
	void comesBack() {
		this.told.clear();
	}

	void got(long sequence, ReceivedEvent received) {
		Published event = this.node.ledger.at(sequence);
		check(received.idInBlock(), "no id in " + received);
		check(event != null && event.data().equals(received.data()), "not what was published: " + received);
		var sources = this.node.ledger.sources(event, this.client.channels());
		check(!sources.isEmpty(), "not for this client: " + event);
		check(sequence > this.last, "order or duplicate: " + event + " after " + this.last);
		check(sources.stream().anyMatch((source) -> this.told.getOrDefault(source, 0L) < sequence),
				"told as missed, and then delivered: " + event + " told " + this.told);
		this.received.add(sequence);
		this.last = sequence;
	}

	void told(Map<SseChannel, Long> upTo) {
		upTo.forEach((source, sequence) -> this.told.merge(source, sequence, Math::max));
	}

	/**
	 * The client is said to have everything up to here.
	 */
	void complete(long upTo, String id) {
		check(upTo >= this.completeUpTo, "the id went back from " + this.completeUpTo + " to " + upTo);
		for (long sequence = this.completeUpTo + 1; sequence <= upTo; sequence++) {
			Published event = this.node.ledger.at(sequence);
			if (event != null && !this.received.remove(sequence)) {
				missing(event, upTo);
			}
		}
		this.completeUpTo = upTo;
		this.id = (id != null) ? id : this.id;
	}

	private void missing(Published event, long upTo) {
		for (SseChannel source : this.node.ledger.sources(event, this.client.channels())) {
			boolean told = this.told.getOrDefault(source, 0L) >= event.sequence();
			boolean excused = event.sequence() <= this.promised && this.client.horizon(source) >= event.sequence();
			check(told || excused,
					"lost at " + upTo + " on " + source + ": " + event.sequence() + " on " + event.channels()
							+ ", told " + this.told + ", promised after " + this.promised + ", horizon "
							+ this.client.horizon(source));
		}
	}

	private void check(boolean condition, String problem) {
		this.client.check(condition, problem);
	}

}
