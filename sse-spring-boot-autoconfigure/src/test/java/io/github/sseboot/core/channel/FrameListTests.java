package io.github.sseboot.core.channel;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.core.wire.Frame;
import io.github.sseboot.core.wire.Traits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class FrameListTests {

	private final FrameList list = new FrameList(0);

	static Frame frame(long sequence) {
		Frame frame = new Frame(Traits.NONE, new Encoded(new byte[10], -1));
		frame.place(sequence, 0, new byte[0]);
		return frame;
	}

	@Test
	void growsAndShrinksAndKeepsItsOrder() {
		Random random = new Random(1);
		Deque<Long> expected = new ArrayDeque<>();
		for (long sequence = 1; sequence < 20_000; sequence++) {
			if (random.nextInt(2000) < 1000 + 900 * Math.sin(sequence / 500.0) || expected.isEmpty()) {
				this.list.append(frame(sequence));
				expected.add(sequence);
			}
			else {
				assertThat(this.list.trim().sequence()).isEqualTo(expected.poll());
			}
			assertThat(this.list.size()).isEqualTo(expected.size());
		}
		assertThat(Arrays.stream(this.list.toArray()).map(Frame::sequence)).containsExactlyElementsOf(expected);
	}

	@Test
	void theHorizonIsTheNewestFrameThatWasTrimmed() {
		this.list.append(frame(3));
		this.list.append(frame(7));
		assertThat(this.list.readHorizon()).isZero();
		this.list.trim();
		assertThat(this.list.readHorizon()).isEqualTo(3);
	}

	@Test
	void aHorizonThatWasRaisedNeverFalls() {
		this.list.append(frame(3));
		this.list.append(frame(7));
		this.list.raiseHorizon(9);
		this.list.trim();
		this.list.raiseHorizon(8);
		assertThat(this.list.readHorizon()).isEqualTo(9);
	}

	@Test
	void theNewestSequenceOfAnEmptyListIsItsHorizon() {
		assertThat(new FrameList(5).newestSequence()).isEqualTo(5);
		this.list.append(frame(3));
		assertThat(this.list.newestSequence()).isEqualTo(3);
		this.list.trim();
		assertThat(this.list.newestSequence()).isEqualTo(3);
	}

	@Test
	void anEmptyListHasNoOldestFrame() {
		assertThatIllegalStateException().isThrownBy(this.list::oldest).withMessage("The list is empty");
	}

}
