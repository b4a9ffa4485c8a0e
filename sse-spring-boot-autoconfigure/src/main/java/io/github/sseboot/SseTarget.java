package io.github.sseboot;

import java.util.function.Predicate;

/**
 * Which connections are meant.
 *
 * @since 1.0.0
 */
public final class SseTarget {

	private final String description;

	private final Predicate<SseConnection> condition;

	private SseTarget(String description, Predicate<SseConnection> condition) {
		this.description = description;
		this.condition = condition;
	}

	/**
	 * All connections of a user, on this node.
	 * @param name the name of the principal
	 * @return the target
	 */
	public static SseTarget user(String name) {
		return new SseTarget("user " + name, (connection) -> name.equals(connection.user()));
	}

	/**
	 * One connection.
	 * @param id its id
	 * @return the target
	 */
	public static SseTarget connection(String id) {
		return new SseTarget("connection " + id, (connection) -> id.equals(connection.id()));
	}

	/**
	 * All connections that listen to a channel or pattern, by exactly that name.
	 * @param channel the channel or pattern
	 * @return the target
	 */
	public static SseTarget channel(SseChannel channel) {
		return new SseTarget("channel " + channel, (connection) -> connection.channels().contains(channel));
	}

	/**
	 * All connections that have an attribute of that value now.
	 * @param name the name of the attribute
	 * @param value its value
	 * @return the target
	 * @see SseConnection#attributes()
	 */
	public static SseTarget attribute(String name, Object value) {
		return new SseTarget("attribute " + name, (connection) -> value.equals(connection.attributes().get(name)));
	}

	/**
	 * All connections.
	 * @return the target
	 */
	public static SseTarget all() {
		return new SseTarget("all", (connection) -> true);
	}

	/**
	 * The connections that both mean.
	 * @param other the other target
	 * @return the target
	 */
	public SseTarget and(SseTarget other) {
		return new SseTarget(this.description + " and " + other.description, this.condition.and(other.condition));
	}

	/**
	 * The connections that at least one of both means.
	 * @param other the other target
	 * @return the target
	 */
	public SseTarget or(SseTarget other) {
		return new SseTarget("(" + this.description + " or " + other.description + ")",
				this.condition.or(other.condition));
	}

	/**
	 * Whether a connection is meant.
	 * @param connection the connection
	 * @return {@code true} if it is
	 */
	public boolean matches(SseConnection connection) {
		return this.condition.test(connection);
	}

	@Override
	public String toString() {
		return this.description;
	}

}
