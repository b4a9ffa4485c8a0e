package io.github.sseboot.core.log;

import io.github.sseboot.engine.Cursor;
import io.github.sseboot.engine.Position;

/**
 * How far a node has read the log, as the token that its next frame carries. Belongs to
 * whoever holds the node's lock.
 *
 * @since 1.0.0
 */
public final class RunningCursor {

	private Cursor cursor;

	/**
	 * At the start of a log, or wherever the node begins.
	 * @param start where the node begins
	 */
	public RunningCursor(Cursor start) {
		this.cursor = start;
	}

	/**
	 * Move on.
	 * @param position the position of the next event
	 * @return the token after it
	 */
	public byte[] advance(Position position) {
		this.cursor = this.cursor.with(position);
		return token();
	}

	/**
	 * The token of where the node is.
	 * @return the token
	 */
	public byte[] token() {
		return PositionToken.encode(this.cursor);
	}

}
