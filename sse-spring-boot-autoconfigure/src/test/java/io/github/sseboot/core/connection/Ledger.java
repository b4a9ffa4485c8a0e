package io.github.sseboot.core.connection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;
import io.github.sseboot.core.wire.Traits;

/**
 * What was published on one node, by sequence: the truth that clients are compared with.
 */
final class Ledger {

	private final Map<SseChannel, Pattern> patterns = new HashMap<>();

	private final List<Published> bySequence = new ArrayList<>();

	void add(long sequence, String data, List<String> channels, Traits traits) {
		while (this.bySequence.size() <= sequence) {
			this.bySequence.add(null);
		}
		this.bySequence.set((int) sequence, new Published(sequence, data, channels, traits));
	}

	/**
	 * The event was refused, because a channel of it was complete.
	 */
	void remove(long sequence) {
		this.bySequence.set((int) sequence, null);
	}

	/**
	 * The event of a sequence, or {@code null}.
	 */
	Published at(long sequence) {
		return (sequence >= 0 && sequence < this.bySequence.size()) ? this.bySequence.get((int) sequence) : null;
	}

	/**
	 * Whether there is a newer event of the same key on a channel, maybe beyond the head.
	 */
	boolean superseded(Published event, SseChannel source) {
		for (long sequence = event.sequence() + 1; sequence < this.bySequence.size(); sequence++) {
			Published newer = at(sequence);
			if (newer != null && newer.traits().subject().equals(event.traits().subject()) && on(newer, source)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The newest version of every key, as the snapshot of an application has it.
	 */
	List<SseEvent> state() {
		Map<String, SseEvent> state = new TreeMap<>();
		for (Published event : this.bySequence) {
			if (event != null && !event.traits().subject().isEmpty()) {
				String key = event.traits().subject();
				long version = event.traits().version();
				state.put(key, SseEvent.of(key + " " + version).name("item").key(key).version(version));
			}
		}
		return new ArrayList<>(state.values());
	}

	/**
	 * Which of some channels and patterns an event is on.
	 */
	List<SseChannel> sources(Published event, List<SseChannel> candidates) {
		List<SseChannel> sources = new ArrayList<>(2);
		for (SseChannel candidate : candidates) {
			if (on(event, candidate)) {
				sources.add(candidate);
			}
		}
		return sources;
	}

	boolean on(Published event, SseChannel source) {
		if (!source.pattern()) {
			return event.channels().contains(source.name());
		}
		Pattern pattern = this.patterns.computeIfAbsent(source, Ledger::compile);
		return event.channels().stream().anyMatch((name) -> pattern.matcher(name).matches());
	}

	private static Pattern compile(SseChannel source) {
		return Pattern.compile(Stream.of(source.name().split("/", -1)).map((segment) -> switch (segment) {
			case "**" -> ".*";
			case "*" -> "[^/]*";
			default -> Pattern.quote(segment);
		}).collect(Collectors.joining("/")));
	}

	/**
	 * One event.
	 *
	 * @param sequence its sequence
	 * @param data what a client decodes
	 * @param channels its channels
	 * @param traits what else decides who gets it
	 */
	record Published(long sequence, String data, List<String> channels, Traits traits) {

	}

}
