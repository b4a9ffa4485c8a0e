package io.github.sseboot.core.producer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.sseboot.core.channel.Channel;
import io.github.sseboot.core.channel.FrameCursor;
import io.github.sseboot.core.channel.Kept;
import io.github.sseboot.core.wire.Frame;

/**
 * How much more a producer may send before the slowest client has read on. Measured when
 * it is used up, which is cheaper than to follow every client. Belongs to the holder of
 * the stream's lock.
 */
final class Window {

	static final int EVENTS = 256;

	static final long BYTES = 1 << 20;

	private final List<Reader> readers = new ArrayList<>();

	private final FrameCursor cursor = new FrameCursor();

	private final Channel channel;

	private final Kept kept;

	/** How far the slowest is, or was when it left. */
	private long read;

	private long sent;

	private long sentBytes;

	private long largest = 1;

	private int events;

	private long bytes;

	Window(Channel channel) {
		this.channel = channel;
		this.kept = Objects.requireNonNull(channel.kept(), "Not a private channel");
		this.read = this.kept.after();
	}

	/**
	 * One more client: before it is let in, so that nothing is dropped meanwhile.
	 */
	void add(Reader reader) {
		this.readers.add(reader);
		this.kept.after(0);
		this.events = 0;
	}

	/**
	 * Forget those who have left. What the last one has not read is still unread.
	 * @return whether somebody had left, and nobody is here any more
	 */
	boolean removeGone() {
		look(this.readers);
		return this.readers.removeIf(Reader::gone) && this.readers.isEmpty();
	}

	boolean nobody() {
		return this.readers.isEmpty();
	}

	/**
	 * How many events may be sent now.
	 * @param scarce whether private streams take too much memory: then one at a time
	 */
	int room(boolean scarce) {
		if (this.events <= 0 || this.bytes <= 0 || scarce) {
			measure();
			if (scarce) {
				this.events = (this.events == EVENTS) ? 1 : 0;
			}
		}
		return (this.bytes > 0) ? Math.min(this.events, (int) Math.max(1, this.bytes / this.largest)) : 0;
	}

	void sent(int size) {
		this.sent++;
		this.sentBytes += size;
		this.largest = Math.max(this.largest, size);
		this.events--;
		this.bytes -= size;
	}

	private void measure() {
		look(this.readers.stream().filter((reader) -> !reader.gone()).toList());
		// Not stored yet: their size is a guess
		long underway = this.sent - this.channel.appended();
		this.events = (int) Math.max(0, EVENTS - underway);
		this.bytes = BYTES - ((underway > 0) ? underway * (this.sentBytes / this.sent) : 0);
		this.cursor.seek(this.channel, this.kept.after(), Long.MAX_VALUE);
		for (Frame frame = this.cursor.current(); frame != null && this.events > 0; frame = this.cursor.current()) {
			this.events--;
			this.bytes -= frame.size();
			this.cursor.advance();
		}
		this.cursor.release();
	}

	/**
	 * While somebody is being let in, everything is kept. One who turned back then has
	 * read nothing, which says nothing.
	 */
	private void look(List<Reader> from) {
		this.read = from.stream()
			.mapToLong(Reader::position)
			.filter((position) -> position > 0)
			.min()
			.orElse(this.read);
		boolean expecting = this.readers.stream().anyMatch((reader) -> !reader.gone() && reader.position() == 0);
		this.kept.after(expecting ? 0 : this.read);
	}

}
