package io.github.sseboot.support;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.github.sseboot.support.Violations.Kind;

/**
 * Checks, for one client over all its connections, that the numbers of each channel come
 * one by one. A channel may begin at any number. After a told gap its next number may be
 * any larger one, or any at all if the log began anew. Not thread-safe.
 */
public final class Continuity {

	private static final int REMEMBERED_HOLES = 1000;

	private final Map<String, Place> places = new HashMap<>();

	private final String client;

	private final boolean holesAllowed;

	private final Violations violations;

	private Continuity(String client, boolean holesAllowed, Violations violations) {
		this.client = client;
		this.holesAllowed = holesAllowed;
		this.violations = violations;
	}

	/**
	 * Each number must follow the one before.
	 */
	public static Continuity exact(String client, Violations violations) {
		return new Continuity(client, false, violations);
	}

	/**
	 * Each number must be larger than the one before, as for channels that conflate.
	 */
	public static Continuity increasing(String client, Violations violations) {
		return new Continuity(client, true, violations);
	}

	public void number(Numbered numbered) {
		Place place = this.places.get(numbered.channel());
		if (place == null) {
			this.places.put(numbered.channel(), new Place(numbered.number()));
			return;
		}
		Allowance allowance = place.next;
		place.next = Allowance.NOTHING;
		if (allowance == Allowance.ANYTHING) {
			place.last = numbered.number();
			place.holes.clear();
		}
		else if (numbered.number() <= place.last) {
			back(numbered, place);
		}
		else {
			ahead(numbered, place, allowance == Allowance.LARGER || this.holesAllowed);
		}
	}

	/**
	 * The client was told that it missed something.
	 */
	public void gap(ControlEvent gap) {
		Set<String> channels = gap.channels().isEmpty() ? this.places.keySet() : Set.copyOf(gap.channels());
		for (String channel : channels) {
			Place place = this.places.get(channel);
			if (place != null && place.next != Allowance.ANYTHING) {
				place.next = gap.startsAnew() ? Allowance.ANYTHING : Allowance.LARGER;
			}
		}
	}

	/**
	 * The largest number of the channel, -1 before the first.
	 */
	public long last(String channel) {
		Place place = this.places.get(channel);
		return (place != null) ? place.last : -1;
	}

	private void back(Numbered numbered, Place place) {
		boolean late = place.holes.remove(numbered.number());
		violation(late ? Kind.DISORDER : Kind.DUPLICATE, numbered, place);
	}

	private void ahead(Numbered numbered, Place place, boolean allowed) {
		if (!allowed && numbered.number() > place.last + 1) {
			violation(Kind.GAP, numbered, place);
			place.remember(numbered.number());
		}
		place.last = numbered.number();
	}

	private void violation(Kind kind, Numbered numbered, Place place) {
		this.violations.add(kind,
				this.client + " got " + numbered.channel() + ":" + numbered.number() + " after " + place.last);
	}

	/**
	 * What the next number may be, besides the one that follows.
	 */
	private enum Allowance {

		NOTHING, LARGER, ANYTHING

	}

	/**
	 * How far one channel has come.
	 */
	private static final class Place {

		private long last;

		private Allowance next = Allowance.NOTHING;

		private Set<Long> holes = new LinkedHashSet<>(0);

		Place(long last) {
			this.last = last;
		}

		void remember(long until) {
			for (long hole = this.last + 1; hole < until && this.holes.size() < REMEMBERED_HOLES; hole++) {
				this.holes.add(hole);
			}
		}

	}

}
