package io.github.sseboot.core.connection;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.wire.Traits;

/**
 * Which version of what a client has from its snapshot: events up to there it need not
 * get. They are published at about the time of the snapshot, so this is forgotten some
 * time after the client had everything. Belongs to the shard's thread.
 *
 * <pre>
 * NEW --client has everything--> COUNTING --30 s, and again everything--> forgotten
 * </pre>
 */
final class Versions {

	static final long KEPT = 30_000_000_000L;

	private static final int ENTRY = 100;

	private final Map<String, Long> bySubject;

	private final long size;

	private @Nullable Long since;

	Versions(Map<String, Long> bySubject) {
		this.bySubject = bySubject;
		long bytes = 0;
		for (String subject : bySubject.keySet()) {
			bytes += ENTRY + 2L * subject.length();
		}
		this.size = bytes;
	}

	/**
	 * What this takes on the heap, roughly.
	 */
	long size() {
		return this.size;
	}

	/**
	 * Whether the client has the event already, or something newer.
	 */
	boolean include(Traits traits) {
		Long version = traits.version();
		if (version == null) {
			return false;
		}
		Long own = this.bySubject.get(traits.subject());
		return own != null && version <= own;
	}

	/**
	 * Note that the client has everything.
	 * @return whether this can be forgotten
	 */
	boolean caughtUp(long now) {
		if (this.since == null) {
			this.since = now;
		}
		return now - this.since >= KEPT;
	}

}
