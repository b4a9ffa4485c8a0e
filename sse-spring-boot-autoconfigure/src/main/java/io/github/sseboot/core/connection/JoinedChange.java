package io.github.sseboot.core.connection;

import java.util.List;

import io.github.sseboot.core.channel.Baseline;
import io.github.sseboot.core.channel.Interest;

/**
 * The connection has more channels, read from a head on; or none, if that failed. Either
 * way it is read again.
 */
final class JoinedChange implements Change {

	private final ClientConnection connection;

	private final Members members;

	private List<Interest> interests = List.of();

	private long from;

	JoinedChange(ClientConnection connection, Members members) {
		this.connection = connection;
		this.members = members;
	}

	void prepare(Baseline baseline) {
		this.interests = baseline.interests();
		this.from = baseline.head().sequence();
	}

	@Override
	public void apply() {
		this.connection.standsStill = false;
		this.members.join(this.connection, this.interests, this.from);
	}

	@Override
	public void refuse() {
		this.members.abandon(this.interests);
	}

}
