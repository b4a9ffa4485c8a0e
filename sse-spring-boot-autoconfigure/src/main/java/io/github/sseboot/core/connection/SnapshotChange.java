package io.github.sseboot.core.connection;

/**
 * The connection has a new snapshot, and is read again.
 *
 * @param connection the connection
 * @param snapshot the snapshot, for which memory is reserved
 */
record SnapshotChange(ClientConnection connection, Snapshot snapshot) implements Change {

	@Override
	public void apply() {
		this.connection.snapshots.renewed(this.snapshot);
	}

	@Override
	public void refuse() {
		this.connection.snapshots.refused(this.snapshot);
	}

}
