package io.github.sseboot.support;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What clients found wrong: counted by kind, the first ones kept as text. Thread-safe,
 * never blocks for long.
 */
public final class Violations {

	static final int KEPT = 20;

	private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

	private final List<String> first = new ArrayList<>();

	public synchronized void add(Kind kind, String text) {
		this.counts.merge(kind, 1L, Long::sum);
		if (this.first.size() < KEPT) {
			this.first.add(kind + ": " + text);
		}
	}

	public synchronized long count(Kind kind) {
		return this.counts.getOrDefault(kind, 0L);
	}

	public synchronized long count() {
		return this.counts.values().stream().mapToLong(Long::longValue).sum();
	}

	/**
	 * The first {@value #KEPT} texts.
	 */
	public synchronized List<String> first() {
		return List.copyOf(this.first);
	}

	/**
	 * Fails unless there are none.
	 */
	public void none() {
		if (count() > 0) {
			throw new AssertionError("Expected no violations but there are " + this);
		}
	}

	@Override
	public synchronized String toString() {
		return this.counts + ", the first:\n" + String.join("\n", this.first);
	}

	/**
	 * Sorts of violations.
	 */
	public enum Kind {

		/** A number was passed over and nobody said so. */
		GAP,

		/** A number came again. */
		DUPLICATE,

		/** A number that was passed over came later. */
		DISORDER,

		/** An event has no number, or a control event is not as agreed. */
		CONTENT,

		/** The bytes break HTTP, the event stream format or our contract. */
		PROTOCOL

	}

}
