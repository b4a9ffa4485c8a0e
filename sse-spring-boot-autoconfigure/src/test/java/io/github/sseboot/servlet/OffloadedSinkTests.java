package io.github.sseboot.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.sseboot.core.wire.FrameSink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * Sinks whose writes may have to wait: not on the thread of who owns them.
 */
class OffloadedSinkTests {

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Lanes lanes = new Lanes(this.threads, 2);

	private final Request request = new Request();

	private final Recorder recorder = new Recorder();

	private AsyncSink inner;

	@AfterEach
	void close() {
		this.request.close();
		this.threads.shutdownNow();
	}

	@Test
	void aWriteThatIsStuckHoldsNeitherItsOwnerNorOtherLanesUp() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		StrictStream stuckStream = new StrictStream();
		StrictStream otherStream = new StrictStream();
		OffloadedSink stuck = sink("1", stuckStream);
		OffloadedSink other = sink("2", otherStream);
		stuckStream.block(gate);
		send(stuck, "stuck");
		assertThat(stuck.ready()).isFalse();
		stuck.close();
		send(other, "other");
		await().until(() -> otherStream.sent().equals("other"));
		assertThat(this.request.completed()).isZero();
		gate.countDown();
		await().until(() -> this.request.completed() == 1);
		assertThat(stuckStream.sent()).isEqualTo("stuck");
	}

	@Test
	void itIsReadyAgainWhenWhatItHasIsSent() throws Exception {
		StrictStream out = new StrictStream();
		OffloadedSink sink = sink("1", out);
		for (int i = 0; i < 10; i++) {
			await().until(sink::ready);
			send(sink, "x");
		}
		await().until(() -> out.sent().length() == 10);
		assertThat(this.recorder.ready()).isGreaterThanOrEqualTo(10);
	}

	@Test
	void whatMayNotBeSentNowIsSentWhenTheServerSaysSo() throws Exception {
		StrictStream out = new StrictStream();
		OffloadedSink sink = sink("1", out);
		await().until(() -> this.recorder.ready() == 1);
		out.possible(false);
		send(sink, "later");
		assertThat(sink.ready()).isFalse();
		out.possible(true);
		this.inner.onWritePossible();
		await().until(() -> out.sent().equals("later"));
		await().until(sink::ready);
	}

	@Test
	void aFailureIsTold() throws Exception {
		StrictStream out = new StrictStream();
		OffloadedSink sink = sink("1", out);
		out.fail(new IOException("gone"));
		send(sink, "x");
		await().until(() -> this.recorder.broken() == 1);
		assertThatIOException().isThrownBy(sink::ready);
		sink.close();
		await().until(() -> this.request.completed() == 1);
	}

	@Test
	void lanesAreFullWhenEnoughOfThemAreStuck() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		assertThat(this.lanes.full()).isFalse();
		for (String name : new String[] { "1", "2" }) {
			StrictStream out = new StrictStream();
			OffloadedSink sink = sink(name, out);
			out.block(gate);
			send(sink, "x");
		}
		await().until(this.lanes::full);
		gate.countDown();
		await().until(() -> !this.lanes.full());
	}

	@Test
	void aLaneIsForgottenWithItsLastUser() throws Exception {
		OffloadedSink one = sink("1", new StrictStream());
		OffloadedSink two = sink("1", new StrictStream());
		assertThat(this.lanes.size()).isEqualTo(1);
		one.close();
		two.close();
		await().until(() -> this.lanes.size() == 0);
	}

	private OffloadedSink sink(String lane, StrictStream out) throws IOException {
		OffloadedSink sink = new OffloadedSink(this.lanes.enter(lane), this.recorder);
		this.inner = new AsyncSink(out, sink, this.request.completion(), this.request.check(), Runnable::run, null);
		sink.delegate(this.inner);
		this.inner.onWritePossible();
		assertThat(sink.ready()).isTrue();
		return sink;
	}

	private static void send(FrameSink sink, String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		sink.write(bytes, 0, bytes.length);
		sink.flush();
	}

}
