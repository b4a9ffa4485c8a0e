package io.github.sseboot.core.connection;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.channel.Channel;
import io.github.sseboot.core.wire.Dialect;

/**
 * What a client asks for.
 *
 * @param stream the stream
 * @param dialect how it is written; one of those the node was made with
 * @param timing when something happens without an event
 * @param lastEventId what the client sent to resume, or {@code null}
 * @param user name of the principal, or {@code null}
 * @param context the surroundings of the request
 * @since 1.0.0
 */
public record Subscription(SseStream stream, Dialect dialect, Timing timing, @Nullable String lastEventId,
		@Nullable String user, CallerContext context) {

	/**
	 * Create a subscription that comes from nowhere.
	 * @param stream the stream
	 * @param dialect how it is written
	 * @param timing when something happens without an event
	 * @param lastEventId what the client sent to resume, or {@code null}
	 * @param user name of the principal, or {@code null}
	 */
	public Subscription(SseStream stream, Dialect dialect, Timing timing, @Nullable String lastEventId,
			@Nullable String user) {
		this(stream, dialect, timing, lastEventId, user, CallerContext.NONE);
	}

	/**
	 * The token of ours in what the client sent.
	 * @return the token, or {@code null} if the client sent nothing
	 */
	public @Nullable String token() {
		if (this.lastEventId == null || this.lastEventId.isEmpty()) {
			return null;
		}
		String token = this.dialect.token(this.lastEventId);
		return (token != null) ? token : "?";
	}

	/**
	 * The same for another stream.
	 * @param other the stream
	 * @return what the client asks for
	 */
	public Subscription with(SseStream other) {
		return new Subscription(other, this.dialect, this.timing, this.lastEventId, this.user, this.context);
	}

	LagPolicy lagPolicy(Channel channel) {
		LagPolicy own = this.stream.lagPolicy();
		return (own != null) ? own : channel.settings().onLag();
	}

}
