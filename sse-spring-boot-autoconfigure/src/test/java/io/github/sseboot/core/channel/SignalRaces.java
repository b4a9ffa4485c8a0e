package io.github.sseboot.core.channel;

import java.util.concurrent.TimeUnit;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * What a publisher leaves for a shard: marks, and the wake-up.
 */
final class SignalRaces {

	private SignalRaces() {
	}

	@JCStressTest
	@Outcome(id = { "0, 0", "0, 1", "1, 0", "1, 2" }, expect = Expect.ACCEPTABLE, desc = "in order, each its own")
	@Outcome(expect = Expect.FORBIDDEN, desc = "out of order, or another's")
	@State
	public static class MarksInOrder {

		private final Marks marks = new Marks(new Parking(), 2);

		private final Interest one = Registers.interest(null, 1);

		private final Interest two = Registers.interest(null, 2);

		@Actor
		public void publisher() {
			this.marks.offer(1, this.one);
			this.marks.offer(2, this.two);
		}

		@Actor
		public void shard(II_Result result) {
			result.r1 = number(this.marks.take(2));
			result.r2 = number(this.marks.take(2));
		}

	}

	@JCStressTest
	@Outcome(id = { "0, 0, 0", "0, 0, 3", "0, 1, 0", "0, 1, 3", "1, 0, 0", "1, 0, 3", "1, 2, 0", "1, 3, 0", "1, 2, 3",
			"1, 3, 3" }, expect = Expect.ACCEPTABLE, desc = "what did not fit is told")
	@Outcome(expect = Expect.FORBIDDEN, desc = "a mark is neither there nor told as dropped")
	@State
	public static class MarksThatDoNotFit {

		private final Marks marks = new Marks(new Parking(), 1);

		@Actor
		public void publisher() {
			this.marks.offer(1, Registers.interest(null, 1));
			this.marks.offer(3, Registers.interest(null, 3));
		}

		@Actor
		public void shard(III_Result result) {
			result.r1 = number(this.marks.take(3));
			result.r2 = number(this.marks.take(3));
			result.r3 = (int) this.marks.dropped();
		}

	}

	private static int number(Interest interest) {
		return (interest != null) ? interest.shard() : 0;
	}

	@JCStressTest
	@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "saw the work, or was woken")
	@Outcome(id = "1", expect = Expect.FORBIDDEN, desc = "slept although there was work")
	@State
	public static class WakeUp {

		private static final long LONG = TimeUnit.MILLISECONDS.toNanos(800);

		private final Parking parking = new Parking();

		private volatile boolean work;

		@Actor
		public void publisher() {
			this.work = true;
			this.parking.wakeUp();
		}

		@Actor
		public void shard(I_Result result) {
			long start = System.nanoTime();
			while (!this.work) {
				this.parking.park(() -> this.work, LONG);
			}
			result.r1 = (System.nanoTime() - start >= LONG) ? 1 : 0;
		}

	}

}
