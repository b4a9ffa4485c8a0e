package io.github.sseboot.core.connection;

import org.jspecify.annotations.Nullable;

/**
 * The state as the application knows it, as bytes for one client.
 *
 * @param bytes the items and the block that ends them
 * @param versions the versions of the items, or {@code null} if they have none
 */
record Snapshot(byte[] bytes, @Nullable Versions versions) {

	/**
	 * What this takes on the heap, roughly.
	 */
	long size() {
		return this.bytes.length + ((this.versions != null) ? this.versions.size() : 0);
	}

}
