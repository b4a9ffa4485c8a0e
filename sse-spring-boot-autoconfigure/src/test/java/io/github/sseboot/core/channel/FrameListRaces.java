package io.github.sseboot.core.channel;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.core.wire.Frame;
import io.github.sseboot.core.wire.Traits;

/**
 * A list is trimmed, grows and uses its slots again while somebody reads it: nothing
 * wrong passes both validations.
 */
final class FrameListRaces {

	private static final int RETRY = 0;

	private static final int RIGHT = 1;

	private static final int WRONG = 2;

	private FrameListRaces() {
	}

	private static Frame frame(long sequence) {
		Frame frame = new Frame(Traits.NONE, new Encoded(new byte[0], -1));
		frame.place(sequence, 0, new byte[0]);
		return frame;
	}

	private static Channel channel(int frames) {
		Channel channel = new Channel(0, "a", false, null, 0, null);
		for (int sequence = 1; sequence <= frames; sequence++) {
			channel.append(frame(sequence));
		}
		return channel;
	}

	/**
	 * Read (position, limit], whose frames have the sequences in between.
	 */
	private static int read(Channel channel, long position, long limit) {
		FrameCursor cursor = new FrameCursor();
		cursor.seek(channel, position, limit);
		long expected = position + 1;
		boolean right = true;
		for (Frame frame = cursor.current(); frame != null; frame = cursor.current()) {
			right &= frame.sequence() == expected++;
			cursor.advance();
		}
		right &= expected == limit + 1;
		boolean valid = !cursor.torn() & channel.horizon() <= position;
		return valid ? (right ? RIGHT : WRONG) : RETRY;
	}

	@JCStressTest
	@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "noticed")
	@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "read before anything changed")
	@Outcome(id = "2", expect = Expect.FORBIDDEN, desc = "something wrong passed")
	@State
	public static class TrimAndReuse {

		private final Channel channel = channel(4);

		@Actor
		public void writer() {
			for (long sequence = 5; sequence <= 7; sequence++) {
				this.channel.trim();
				this.channel.append(frame(sequence));
			}
		}

		@Actor
		public void reader(I_Result result) {
			result.r1 = read(this.channel, 0, 4);
		}

	}

	@JCStressTest
	@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "noticed")
	@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "read before it was trimmed")
	@Outcome(id = "2", expect = Expect.FORBIDDEN, desc = "something wrong passed")
	@State
	public static class GrowAndShrink {

		private final Channel channel = channel(2);

		@Actor
		public void writer() {
			this.channel.append(frame(3));
			for (int i = 0; i < 3; i++) {
				this.channel.trim();
			}
			this.channel.append(frame(4));
		}

		@Actor
		public void reader(I_Result result) {
			result.r1 = read(this.channel, 1, 2);
		}

	}

}
