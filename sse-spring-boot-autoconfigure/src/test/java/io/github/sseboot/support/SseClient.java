package io.github.sseboot.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One request for an event stream on a socket of its own, read by a daemon thread from
 * the moment it is opened. It exists beside the {@code SseTestClient} of the test kit for
 * tests that are about bytes and sockets: framing, breaches of the
 * {@link ServerContract}, FIN or RST, small receive buffers, a reader that stops.
 * Thread-safe. {@code await…}, {@code status} and {@code head} block, at most as long as
 * said, and fail with all that was received. Never reconnects.
 */
public final class SseClient implements AutoCloseable {

	private static final Duration HEAD_TIMEOUT = Duration.ofSeconds(10);

	private static final int READ_SIZE = 4096;

	private final SseRequest request;

	private final Socket socket = new Socket();

	private volatile CountDownLatch gate = new CountDownLatch(0);

	private final Reception reception;

	private SseClient(SseRequest request, Consumer<ReceivedEvent> observer) {
		this.request = request;
		this.reception = new Reception(request.headers().getOrDefault("Last-Event-ID", ""), observer);
	}

	/**
	 * Connects and sends a GET with these headers besides
	 * {@code Accept: text/event-stream}.
	 */
	public static SseClient open(URI uri, Map<String, String> headers) {
		SseRequest request = SseRequest.get(uri);
		for (Map.Entry<String, String> header : headers.entrySet()) {
			request = request.header(header.getKey(), header.getValue());
		}
		return open(request);
	}

	/**
	 * Connects and sends the request; does not wait for the response.
	 * @throws UncheckedIOException if there is no connection
	 */
	public static SseClient open(SseRequest request) {
		return observed(request, (event) -> {
		});
	}

	/**
	 * As {@link #open(SseRequest)}; the reading thread tells the observer each event,
	 * which must not block.
	 */
	static SseClient observed(SseRequest request, Consumer<ReceivedEvent> observer) {
		SseClient client = new SseClient(request, observer);
		try {
			client.connect();
		}
		catch (IOException ex) {
			client.close();
			throw new UncheckedIOException("No connection to " + request.uri(), ex);
		}
		return client;
	}

	/**
	 * The status, as soon as the head is there.
	 */
	public int status() {
		return head().status();
	}

	public ResponseHead head() {
		return this.reception.await("a response head", HEAD_TIMEOUT, this.reception::head);
	}

	/**
	 * The first event of all, received or to come, that satisfies the predicate.
	 */
	public ReceivedEvent awaitEvent(Predicate<ReceivedEvent> predicate, Duration atMost) {
		return this.reception.awaitEvent(predicate, atMost);
	}

	/**
	 * All events, as soon as there are at least so many.
	 */
	public List<ReceivedEvent> awaitEvents(int count, Duration atMost) {
		return this.reception.awaitEvents(count, atMost);
	}

	/**
	 * Waits until at least so many heartbeats (empty comments) have come.
	 */
	public void awaitHeartbeats(long count, Duration atMost) {
		this.reception.await(count + " heartbeats", atMost,
				() -> Optional.of(this.reception.heartbeats()).filter((seen) -> seen >= count));
	}

	/**
	 * How the response ended, as soon as it did. A stalled client does not notice.
	 */
	public Ending awaitClosed(Duration atMost) {
		return this.reception.await("the end", atMost, this.reception::ending);
	}

	/**
	 * What was received so far.
	 */
	public List<ReceivedEvent> events() {
		return this.reception.events();
	}

	/**
	 * How the response ended; empty while it goes on.
	 */
	public Optional<Ending> ending() {
		return this.reception.ending();
	}

	/**
	 * What a browser would send when it reconnects now; empty for nothing.
	 */
	public String lastEventId() {
		return this.reception.lastEventId();
	}

	/**
	 * The last {@code retry:} in milliseconds.
	 */
	public OptionalLong retry() {
		return this.reception.retry();
	}

	/**
	 * Each breach of the {@link ServerContract} so far, and what was wrong with the HTTP.
	 */
	public List<String> violations() {
		return this.reception.violations();
	}

	/**
	 * The first {@value Transcript#BOUND} bytes that were received, head and framing
	 * included.
	 */
	public String transcript() {
		return new String(this.reception.transcript(), StandardCharsets.UTF_8);
	}

	/**
	 * How many bytes were received.
	 */
	public long received() {
		return this.reception.length();
	}

	/**
	 * Stops reading, after one more read of at most {@value #READ_SIZE} bytes. How much
	 * the kernel takes before the server has to wait depends on
	 * {@link SseRequest#receiveBuffer()}.
	 */
	public void stall() {
		this.gate.countDown();
		this.gate = new CountDownLatch(1);
	}

	public void resume() {
		this.gate.countDown();
	}

	/**
	 * Drops the connection with a RST.
	 */
	public void reset() {
		this.reception.ended(Ending.CLOSED_HERE);
		try {
			this.socket.setSoLinger(true, 0);
		}
		catch (IOException ex) {
			// closed already
		}
		closeSocket();
	}

	/**
	 * Ends the connection with a FIN, as a browser does.
	 */
	@Override
	public void close() {
		this.reception.ended(Ending.CLOSED_HERE);
		try {
			this.socket.shutdownOutput();
		}
		catch (IOException ex) {
			// closed already
		}
		closeSocket();
	}

	@Override
	public String toString() {
		return this.request.method() + " " + this.request.uri() + ": " + this.reception.describe();
	}

	private void connect() throws IOException {
		if (this.request.receiveBuffer() > 0) {
			this.socket.setReceiveBufferSize(this.request.receiveBuffer());
		}
		this.socket.setTcpNoDelay(true);
		this.socket.connect(new InetSocketAddress(this.request.uri().getHost(), this.request.port()));
		this.socket.getOutputStream().write(this.request.bytes());
		Thread thread = new Thread(this::read, "sse-client " + this.socket.getLocalPort());
		thread.setDaemon(true);
		thread.start();
	}

	private void read() {
		try {
			transfer();
		}
		catch (IOException ex) {
			this.reception.ended(Ending.RESET);
			closeSocket();
		}
		catch (RuntimeException ex) {
			this.reception.violation(ex.toString());
			this.reception.ended(Ending.BROKEN);
			closeSocket();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void transfer() throws IOException, InterruptedException {
		byte[] buffer = new byte[READ_SIZE];
		long left = this.request.resetAfter();
		while (left > 0) {
			this.gate.await();
			int read = this.socket.getInputStream().read(buffer, 0, (int) Math.min(buffer.length, left));
			if (read < 0) {
				this.reception.finished();
				return;
			}
			this.reception.received(buffer, read);
			left -= read;
		}
		reset();
	}

	private void closeSocket() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			// nothing is left to close
		}
		this.gate.countDown();
	}

}
