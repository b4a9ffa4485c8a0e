package io.github.sseboot.core.log;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.wire.Gap;
import io.github.sseboot.engine.Cursor;
import io.github.sseboot.engine.EventLog;
import io.github.sseboot.engine.LogInfo;
import io.github.sseboot.engine.Position;

/**
 * Finds out where a returning client was. Never searches: one question to the log per
 * partition, whatever the client sent.
 *
 * @since 1.0.0
 */
public final class ResumptionResolver {

	private final EventLog log;

	/**
	 * Create a resolver.
	 * @param log the log that tokens are about
	 */
	public ResumptionResolver(EventLog log) {
		this.log = log;
	}

	/**
	 * Resolve a token. Waits for the log.
	 * @param token the token, empty or {@code null} if there is none
	 * @return where the client was
	 */
	public Resumption resolve(@Nullable String token) {
		if (token == null || token.isEmpty()) {
			return new Resumption.Fresh();
		}
		Cursor cursor = PositionToken.decode(token);
		if (cursor == null) {
			return new Resumption.Unknown(Gap.Reason.UNKNOWN_ID);
		}
		return known(cursor) ? new Resumption.Exact(cursor) : new Resumption.Unknown(Gap.Reason.RESET);
	}

	private boolean known(Cursor cursor) {
		LogInfo info = this.log.info();
		if (cursor.generation() != info.generation() || cursor.positions().size() != info.partitions()) {
			return false;
		}
		for (Position position : cursor.positions()) {
			if (!this.log.contains(position).toCompletableFuture().join()) {
				return false;
			}
		}
		return true;
	}

}
