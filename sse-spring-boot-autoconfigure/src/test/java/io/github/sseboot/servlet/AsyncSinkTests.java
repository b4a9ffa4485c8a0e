package io.github.sseboot.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * The rules of non-blocking I/O.
 */
class AsyncSinkTests {

	private final StrictStream out = new StrictStream();

	private final Recorder recorder = new Recorder();

	private final Request request = new Request();

	private final AsyncSink sink = new AsyncSink(this.out, this.recorder, this.request.completion(),
			this.request.check(), Runnable::run, null);

	@AfterEach
	void close() {
		this.request.close();
	}

	@Test
	void nothingIsSentBeforeTheServerSaysSo() throws IOException {
		assertThat(this.sink.ready()).isFalse();
		this.sink.onWritePossible();
		assertThat(this.recorder.ready()).isEqualTo(1);
		assertThat(this.sink.ready()).isTrue();
	}

	@Test
	void nothingIsSentWhileTheServerIsStillInItsCallback() throws IOException {
		ServerThread server = new ServerThread();
		AsyncSink ours = sink(server, null);
		ours.onWritePossible();
		assertThat(ours.ready()).isFalse();
		server.leave();
		assertThat(ours.ready()).isTrue();
		this.out.possible(false);
		assertThat(ours.ready()).isFalse();
		this.out.possible(true);
		assertThat(ours.ready()).as("the server may be on its way").isFalse();
		ours.onWritePossible();
		assertThat(ours.ready()).isFalse();
		server.leave();
		assertThat(ours.ready()).isTrue();
	}

	@Test
	void whatTheSocketDidNotTakeIsTheServersAtOnce() throws IOException {
		this.sink.onWritePossible();
		this.sink.ready();
		this.sink.write(new byte[1], 0, 1);
		this.out.fullAfterFlush();
		this.sink.flush();
		this.out.possible(true);
		assertThat(this.sink.ready()).as("the server may be on its way").isFalse();
	}

	@Test
	void everyWriteAndEveryFlushIsAskedFor() throws IOException {
		this.sink.onWritePossible();
		send("one");
		send("two");
		assertThat(this.out.sent()).isEqualTo("onetwo");
	}

	@Test
	void aFlushThatCouldNotBeMadeIsMadeBeforeTheNextWrite() throws IOException {
		this.sink.onWritePossible();
		this.out.fullAfter(1);
		send("one");
		assertThat(this.out.sent()).isEmpty();
		assertThat(this.sink.ready()).isFalse();
		this.out.possible(true);
		this.sink.onWritePossible();
		assertThat(this.sink.ready()).isTrue();
		assertThat(this.out.sent()).isEqualTo("one");
	}

	@Test
	void theEndIsPoliteAndOnlyOnce() throws Exception {
		this.sink.onWritePossible();
		this.sink.close();
		assertThat(this.request.completed()).isEqualTo(1);
		this.sink.onError(new IOException("late"));
		this.request.settle();
		assertThat(this.request.completed()).isEqualTo(1);
	}

	@Test
	void theEndBeforeTheServerCalledWaitsForIt() {
		this.sink.close();
		assertThat(this.request.completed()).isZero();
		this.sink.onWritePossible();
		assertThat(this.request.completed()).isEqualTo(1);
		assertThat(this.recorder.ready()).isZero();
	}

	@Test
	void aSocketThatTakesNothingIsCutIfItCanBe() throws IOException {
		ServerThread server = new ServerThread();
		AtomicInteger cuts = new AtomicInteger();
		AsyncSink ours = stalled(server, cuts);
		ours.close();
		assertThat(cuts).hasValue(0);
		server.leave();
		assertThat(cuts).hasValue(1);
		assertThat(this.request.completed()).isZero();
	}

	@Test
	void aSocketIsNotCutWhileTheRequestsOwnThreadMayBeInTheFilters() {
		ServerThread server = new ServerThread();
		AtomicInteger cuts = new AtomicInteger();
		sink(server, new CountingSocket(cuts)).close();
		server.leave();
		assertThat(cuts).hasValue(0);
	}

	@Test
	void aSocketThatTookSomethingAfterAllIsNotCut() throws IOException {
		ServerThread server = new ServerThread();
		AtomicInteger cuts = new AtomicInteger();
		AsyncSink ours = stalled(server, cuts);
		ours.onWritePossible();
		ours.close();
		server.leave();
		assertThat(cuts).hasValue(0);
		assertThat(this.request.completed()).isEqualTo(1);
	}

	@Test
	void aSocketThatIsBusyGetsAMoment() throws Exception {
		this.sink.onWritePossible();
		this.out.possible(false);
		this.sink.close();
		assertThat(this.request.completed()).isZero();
		this.request.settle();
		assertThat(this.request.completed()).isEqualTo(1);
	}

	@Test
	void anErrorEndsTheRequestAfterTheServerHadItsChance() throws Exception {
		this.sink.onWritePossible();
		this.sink.onError(new IOException("gone"));
		assertThat(this.recorder.broken()).isEqualTo(1);
		assertThat(this.request.completed()).isZero();
		assertThatIOException().isThrownBy(this.sink::ready);
		this.sink.close();
		this.request.settle();
		assertThat(this.request.completed()).isEqualTo(1);
	}

	@Test
	void aWriteThatFailsLeavesTheEndToTheServerFirst() throws Exception {
		this.sink.onWritePossible();
		this.sink.ready();
		this.out.fail(new IOException("broken pipe"));
		assertThatIOException().isThrownBy(() -> this.sink.write(new byte[1], 0, 1)).withMessage("broken pipe");
		this.sink.close();
		assertThat(this.request.completed()).isZero();
		this.request.settle();
		assertThat(this.request.completed()).isEqualTo(1);
	}

	@Test
	void aRequestThatTheServerEndedIsNotEndedAgain() throws Exception {
		this.sink.onError(new IOException("gone"));
		this.request.completion().observed();
		this.request.settle();
		assertThat(this.request.completed()).isZero();
	}

	@Test
	void whateverAServerThrowsBreaksTheWay() {
		this.sink.onWritePossible();
		this.out.fail(new IllegalStateException("recycled"));
		assertThatIOException().isThrownBy(this.sink::ready);
		this.sink.close();
	}

	@Test
	void aResponseThatIsHeldBackBreaksTheWay() throws IOException {
		AsyncSink held = new AsyncSink(this.out, this.recorder, this.request.completion(),
				new DeliveryCheck(new MockHttpServletResponse()), Runnable::run, null);
		held.onWritePossible();
		held.ready();
		held.write(new byte[1], 0, 1);
		assertThatIOException().isThrownBy(held::flush).withMessageContaining("held back");
	}

	private AsyncSink sink(ServerThread server, ContainerSocket socket) {
		return new AsyncSink(this.out, this.recorder, this.request.completion(), this.request.check(), server, socket);
	}

	private AsyncSink stalled(ServerThread server, AtomicInteger cuts) throws IOException {
		AsyncSink ours = sink(server, new CountingSocket(cuts));
		ours.onWritePossible();
		server.leave();
		this.out.possible(false);
		assertThat(ours.ready()).isFalse();
		return ours;
	}

	private void send(String text) throws IOException {
		assertThat(this.sink.ready()).isTrue();
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		this.sink.write(bytes, 0, bytes.length);
		this.sink.flush();
	}

	/**
	 * A thread of the server that is in a callback until the test says that it left.
	 */
	private static final class ServerThread implements Executor {

		private final Queue<Runnable> afterwards = new ArrayDeque<>();

		@Override
		public void execute(Runnable action) {
			this.afterwards.add(action);
		}

		void leave() {
			while (!this.afterwards.isEmpty()) {
				this.afterwards.remove().run();
			}
		}

	}

	/**
	 * A socket that is cut by counting.
	 */
	private record CountingSocket(AtomicInteger cuts) implements ContainerSocket {

		@Override
		public void awaitContainer() {
			// Nobody is there
		}

		@Override
		public void cut() {
			this.cuts.incrementAndGet();
		}

	}

}
