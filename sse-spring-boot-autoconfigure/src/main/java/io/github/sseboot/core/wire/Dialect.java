package io.github.sseboot.core.wire;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.engine.NewEvent;

/**
 * Owns everything on the wire: how events look, what a stream says about itself, and what
 * an id is. A dialect has no state and is used by all threads; it must not block. Where
 * it has nothing to say, it returns {@link Encoded#NOTHING}.
 * <p>
 * Build blocks with {@link Block}, which keeps to the grammar of WHATWG HTML, section
 * 9.2.5.
 *
 * @since 1.0.0
 */
public interface Dialect {

	/**
	 * The name by which endpoints choose it.
	 * @return the name, in lower case
	 */
	String name();

	/**
	 * An event, with an open id if clients may resume. Called once per event, on the
	 * publishing thread; for an item of a snapshot, which has no id, on the thread that
	 * takes the snapshot.
	 * @param event the event; an item is on the first channel of its stream
	 * @param idLength the length of the place to leave for the id, 0 for no id
	 * @return the block
	 */
	Encoded event(NewEvent event, int idLength);

	/**
	 * What comes first on a stream. A block with an id makes the client's position known
	 * to it before the first event.
	 * @param opening how the stream starts
	 * @param idLength the length of the place to leave for the id if
	 * {@link Opening#baseline()} says that there is one
	 * @return the block
	 */
	Encoded open(Opening opening, int idLength);

	/**
	 * What the client missed and cannot be given. It has no id: what is still kept
	 * follows, or a checkpoint.
	 * @param gap the gap
	 * @return the block
	 */
	Encoded gap(Gap gap);

	/**
	 * Moves the id of a client for which there was nothing lately.
	 * @param idLength the length of the place to leave for the id
	 * @return the block
	 */
	Encoded checkpoint(int idLength);

	/**
	 * Ends a snapshot.
	 * @param items how many items it has
	 * @param idLength the length of the place to leave for the id of the position that
	 * was taken before the snapshot, 0 if that cannot be named: something was missed
	 * @return the block
	 */
	default Encoded snapshot(int items, int idLength) {
		return (idLength > 0) ? checkpoint(idLength) : Encoded.NOTHING;
	}

	/**
	 * Keeps the connection alive and shows whether the client is.
	 * @return the bytes
	 */
	Encoded heartbeat();

	/**
	 * The whole stream of a client that cannot be served now and should come back.
	 * @param refusal why, and when to come back
	 * @return the bytes
	 */
	Encoded refused(Refusal refusal);

	/**
	 * The last thing on a stream that the server ends.
	 * @param ending why, and when to come back
	 * @return the block
	 */
	Encoded end(Ending ending);

	/**
	 * Whether a response after which clients should come back has to break off, because
	 * they take its proper end for the end of all. Then it does so after what
	 * {@link #end} or {@link #refused} says, unless that is for good; so clients see an
	 * error, wait and come back.
	 * @return {@code true} if clients come back only from a broken connection
	 */
	default boolean breaksOff() {
		return false;
	}

	/**
	 * The whole stream of a client that comes although nothing is left for it, now or
	 * later. Usually that is answered with status 204, after which browsers stay away;
	 * for clients that come back all the same, the dialect has something to say.
	 * @return the bytes, or nothing for status 204
	 */
	default Encoded completed() {
		return Encoded.NOTHING;
	}

	/**
	 * Headers that responses in this dialect have besides the usual ones. Those of the
	 * application win.
	 * @return values by name
	 */
	default Map<String, String> headers() {
		return Map.of();
	}

	/**
	 * The token of ours in what a client sends as its last event id.
	 * @param lastEventId what the client sent
	 * @return the token, or {@code null} if that cannot be one
	 */
	default @Nullable String token(String lastEventId) {
		return lastEventId;
	}

}
