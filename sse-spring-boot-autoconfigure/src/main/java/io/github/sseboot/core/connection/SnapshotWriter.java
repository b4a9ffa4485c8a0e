package io.github.sseboot.core.connection;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.SnapshotTooLargeException;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.engine.NewEvent;

/**
 * Writes the items of one snapshot, as long as there is room.
 */
final class SnapshotWriter {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final Map<String, Long> versions = new HashMap<>();

	private final Dialect dialect;

	private final List<String> channels;

	private final BiFunction<List<String>, Object, NewEvent> conversion;

	private final int limit;

	private int items;

	SnapshotWriter(Subscription subscription, BiFunction<List<String>, Object, NewEvent> conversion, int limit) {
		this.dialect = subscription.dialect();
		this.channels = List.of(subscription.stream().channels().get(0).name());
		this.conversion = conversion;
		this.limit = limit;
	}

	/**
	 * Write one more.
	 * @throws IllegalArgumentException if it cannot be sent
	 * @throws SnapshotTooLargeException if there is no room for it
	 */
	void write(@Nullable Object item) {
		this.items++;
		if (item == null) {
			throw new IllegalArgumentException("Item %d of the snapshot is null; leave it out".formatted(this.items));
		}
		NewEvent event;
		try {
			event = this.conversion.apply(this.channels, item);
			this.bytes.writeBytes(this.dialect.event(event, 0).bytes());
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"Item %d of the snapshot cannot be sent: %s".formatted(this.items, ex.getMessage()), ex);
		}
		if (this.bytes.size() > this.limit) {
			throw new SnapshotTooLargeException(
					"The snapshot takes %d bytes with item %d but at most %d are allowed; send fewer or smaller items, or raise 'sse.limits.snapshot-size'"
						.formatted(this.bytes.size(), this.items, this.limit));
		}
		if (event.subject() != null && event.version() != null) {
			this.versions.merge(event.subject(), event.version(), Math::max);
		}
	}

	/**
	 * End the snapshot.
	 * @param token the id of the position that was taken before it, empty if that cannot
	 * be named
	 */
	Snapshot end(byte[] token) {
		this.bytes.writeBytes(this.dialect.snapshot(this.items, token.length).stamp(token).bytes());
		return new Snapshot(this.bytes.toByteArray(), this.versions.isEmpty() ? null : new Versions(this.versions));
	}

}
