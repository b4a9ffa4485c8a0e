package io.github.sseboot.core.connection;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.SseBeginning;

/**
 * The snapshots of one connection: at its start, and again when it was told that it
 * missed something. Until the new one is there the channels are not read, so that nothing
 * which is published after the application was asked can come before it. Belongs to the
 * shard's thread.
 *
 * <pre>
 * READ --gap told--> AWAITED --SnapshotChange--> READ
 * </pre>
 */
final class SnapshotDelivery {

	private final ClientConnection connection;

	private final Snapshots snapshots;

	private @Nullable Snapshot first;

	private boolean awaited;

	/** Reserved bytes of snapshots that are in the outbox. */
	private long unsent;

	SnapshotDelivery(ClientConnection connection, Snapshots snapshots) {
		this.connection = connection;
		this.snapshots = snapshots;
	}

	/**
	 * The stream starts with a snapshot. Before the shard knows the connection.
	 */
	void startWith(Snapshot snapshot) {
		this.first = snapshot;
		if (this.connection.start.token().length > 0) {
			this.connection.wire = this.connection.start.position();
		}
	}

	/**
	 * Put the first snapshot into the outbox, if there is one.
	 */
	void open() {
		Snapshot snapshot = this.first;
		if (snapshot != null) {
			this.first = null;
			deliver(snapshot);
		}
	}

	/**
	 * Whether the channels are not read, because a snapshot comes first.
	 */
	boolean awaited() {
		return this.awaited;
	}

	/**
	 * The client was told that it missed something.
	 */
	void missed() {
		if (this.connection.subscription().stream().beginning() instanceof SseBeginning.Snapshot source) {
			this.awaited = true;
			this.snapshots.renew(this.connection, source);
		}
	}

	void renewed(Snapshot snapshot) {
		this.awaited = false;
		if (this.connection.state == ClientConnection.State.LIVE) {
			forgetVersions();
			deliver(snapshot);
		}
		else {
			refused(snapshot);
		}
	}

	/**
	 * It came too late.
	 */
	void refused(Snapshot snapshot) {
		this.snapshots.giveBack(snapshot.size());
	}

	private void deliver(Snapshot snapshot) {
		this.connection.outbox.add(snapshot.bytes());
		this.unsent += snapshot.bytes().length;
		this.connection.reading.versions = snapshot.versions();
		// An id beyond the events that are left out, so that they do not come after a
		// reconnect
		this.connection.checkpointDue |= snapshot.versions() != null;
	}

	/**
	 * The outbox is empty.
	 */
	void sent() {
		if (this.unsent > 0) {
			this.snapshots.giveBack(this.unsent);
			this.unsent = 0;
		}
	}

	/**
	 * The client has everything.
	 */
	void caughtUp(long now) {
		Versions versions = this.connection.reading.versions;
		if (versions != null && versions.caughtUp(now)) {
			forgetVersions();
		}
	}

	private void forgetVersions() {
		Versions versions = this.connection.reading.versions;
		if (versions != null) {
			this.snapshots.giveBack(versions.size());
			this.connection.reading.versions = null;
		}
	}

	/**
	 * The connection has ended: let go of everything.
	 */
	void ended() {
		if (this.first != null) {
			refused(this.first);
			this.first = null;
		}
		forgetVersions();
		sent();
	}

}
