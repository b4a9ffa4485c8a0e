package io.github.sseboot.core.connection;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.core.wire.Frame;
import io.github.sseboot.core.wire.Gap;
import io.github.sseboot.core.wire.Opening;

/**
 * Where a connection begins to read, and what the client is told first.
 *
 * @param position everything after this is read
 * @param unpromised up to here the client was promised nothing, or was told that it
 * misses something on all channels
 * @param trimmed per channel, up to where the client is told that something is missing,
 * or {@code null} if nothing is
 * @param initial frames from before that come first
 * @param opening the first block
 * @param token the id of the first block, or of the end of the snapshot, if it has one
 * @param suffix what all ids of the stream end with, or nothing
 * @param gap what the client missed, or {@code null}
 */
record Start(long position, long unpromised, long @Nullable [] trimmed, List<Frame> initial, Opening opening,
		byte[] token, byte[] suffix, @Nullable Gap gap) {

	List<byte[]> blocks(Dialect dialect) {
		byte[] open = dialect.open(this.opening, this.token.length + this.suffix.length)
			.stamp(this.token)
			.stamp(this.token.length, this.suffix)
			.bytes();
		return (this.gap != null) ? List.of(open, dialect.gap(this.gap).bytes()) : List.of(open);
	}

}
