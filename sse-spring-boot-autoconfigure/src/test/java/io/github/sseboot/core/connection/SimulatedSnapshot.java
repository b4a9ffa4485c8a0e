package io.github.sseboot.core.connection;

import java.util.HashMap;
import java.util.Map;

import io.github.sseboot.SseBeginning;
import io.github.sseboot.support.ReceivedEvent;

/**
 * What a client gets of the state: all of it, after an opening that is not exact and
 * after a gap, and nothing else before it.
 */
final class SimulatedSnapshot {

	private final SimulatedClient client;

	private final boolean wanted;

	private final Map<String, Long> versions = new HashMap<>();

	private boolean due;

	private boolean named;

	SimulatedSnapshot(SimulatedClient client) {
		this.client = client;
		this.wanted = client.stream.beginning() instanceof SseBeginning.Snapshot;
	}

	void opened(ReceivedEvent open) {
		this.versions.clear();
		this.due = this.wanted && open.data().equals("new");
		this.client.check(!(this.due && open.idInBlock()), "an id before the snapshot: " + open);
		this.named = this.due;
	}

	void gap() {
		nothingElse("a gap");
		this.due = this.wanted;
		this.named = false;
	}

	void item(ReceivedEvent item) {
		this.client.check(this.due, "an item out of place: " + item);
		this.client.check(!item.idInBlock(), "an item with an id: " + item);
		String[] parts = item.data().split(" ");
		this.versions.put(parts[0], Long.valueOf(parts[1]));
	}

	/**
	 * The end of the snapshot.
	 * @return which version of what it had
	 */
	Map<String, Long> end(ReceivedEvent end) {
		this.client.check(this.due, "the end of no snapshot");
		this.client.check(end.data().equals("" + this.versions.size()), "not all items came: " + end);
		this.client.check(end.idInBlock() == this.named, "the wrong id: " + end);
		this.due = false;
		Map<String, Long> complete = new HashMap<>(this.versions);
		this.versions.clear();
		return complete;
	}

	void nothingElse(Object what) {
		this.client.check(!this.due, "it came before a snapshot: " + what);
	}

	void atRest() {
		nothingElse("the end");
	}

}
