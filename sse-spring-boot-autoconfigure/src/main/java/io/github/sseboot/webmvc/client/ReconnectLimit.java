package io.github.sseboot.webmvc.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often a client may connect to an endpoint: a bucket of tokens for each pair, filled
 * again within a minute. Against clients that ignore how long they should wait. The
 * buckets used least recently are forgotten, and are full again when they come back.
 *
 * @since 1.0.0
 */
public final class ReconnectLimit {

	private static final int MOST_BUCKETS = 10_000;

	private static final double MINUTE_NANOS = 60e9;

	private final Map<Key, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Key, Bucket> eldest) {
			return size() > MOST_BUCKETS;
		}

	};

	private final int perMinute;

	private final LongSupplier nanos;

	/**
	 * Create a limit.
	 * @param perMinute how often a minute, 0 for as often as it likes
	 * @param nanos where time comes from
	 */
	public ReconnectLimit(int perMinute, LongSupplier nanos) {
		this.perMinute = perMinute;
		this.nanos = nanos;
	}

	/**
	 * Whether there is a limit.
	 * @return {@code false} if clients may connect as often as they like
	 */
	public boolean enabled() {
		return this.perMinute > 0;
	}

	/**
	 * Count a connect. Takes a short lock.
	 * @param client who connects
	 * @param endpoint what to
	 * @return {@code false} if that is too often
	 */
	public boolean tryConnect(String client, Object endpoint) {
		if (!enabled()) {
			return true;
		}
		long now = this.nanos.getAsLong();
		synchronized (this.buckets) {
			return this.buckets.computeIfAbsent(new Key(client, endpoint), (key) -> new Bucket(this.perMinute, now))
				.tryTake(this.perMinute, now);
		}
	}

	/**
	 * How many buckets there are.
	 */
	int size() {
		synchronized (this.buckets) {
			return this.buckets.size();
		}
	}

	private record Key(String client, Object endpoint) {
	}

	private static final class Bucket {

		private double tokens;

		private long since;

		private Bucket(int tokens, long since) {
			this.tokens = tokens;
			this.since = since;
		}

		private boolean tryTake(int most, long now) {
			this.tokens = Math.min(most, this.tokens + (now - this.since) * most / MINUTE_NANOS);
			this.since = now;
			if (this.tokens < 1) {
				return false;
			}
			this.tokens--;
			return true;
		}

	}

}
