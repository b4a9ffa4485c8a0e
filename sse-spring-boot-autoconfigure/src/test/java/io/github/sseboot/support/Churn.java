package io.github.sseboot.support;

import java.time.Duration;

/**
 * How restless the members of a swarm are.
 *
 * @param perSecond how many members do something each second
 * @param away how long they stay away at most
 * @param resetShare which share of those that leave does so with a RST, 0 to 1
 * @param stallShare which share stops reading instead of leaving, 0 to 1
 * @param stall how long they do not read at most
 */
public record Churn(double perSecond, Duration away, double resetShare, double stallShare, Duration stall) {

	/**
	 * Half of those that leave do so with a RST; nobody stalls.
	 */
	public static Churn leaving(double perSecond, Duration away) {
		return new Churn(perSecond, away, 0.5, 0, Duration.ZERO);
	}

	/**
	 * With this share of members that stop reading for a while instead.
	 */
	public Churn stalling(double share, Duration atMost) {
		return new Churn(this.perSecond, this.away, this.resetShare, share, atMost);
	}

}
