package io.github.sseboot.client;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The thread of a source, and what others may ask of it. Callbacks are made while no lock
 * is held.
 */
final class ReconnectingEventSource implements SseEventSource, EventStreamListener {

	private static final int BODY_SHOWN = 2000;

	private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(2);

	private final Requests requests;

	private final Connector connector;

	private final Reconnection reconnection;

	private final Callbacks callbacks;

	private final int maxEventSize;

	private final Thread thread = new Thread(this::run);

	private final CountDownLatch closing = new CountDownLatch(1);

	private final CountDownLatch ended = new CountDownLatch(1);

	private volatile ReadyState state = ReadyState.CONNECTING;

	private volatile String lastEventId;

	private volatile Duration delay;

	private Duration retryAfter = Duration.ZERO;

	private int failures;

	private ReconnectingEventSource(Requests requests, Connector connector, Reconnection reconnection,
			Callbacks callbacks, String lastEventId, int maxEventSize) {
		this.requests = requests;
		this.connector = connector;
		this.reconnection = reconnection;
		this.callbacks = callbacks;
		this.maxEventSize = maxEventSize;
		this.lastEventId = lastEventId;
		this.delay = reconnection.delay();
	}

	static SseEventSource start(Requests requests, Connector connector, Reconnection reconnection, Callbacks callbacks,
			String lastEventId, int maxEventSize) {
		ReconnectingEventSource source = new ReconnectingEventSource(requests, connector, reconnection, callbacks,
				lastEventId, maxEventSize);
		source.thread.setName("sse-event-source " + requests.uri().getAuthority() + requests.uri().getPath());
		source.thread.setDaemon(true);
		source.thread.start();
		return source;
	}

	@Override
	public ReadyState readyState() {
		return this.state;
	}

	@Override
	public String lastEventId() {
		return this.lastEventId;
	}

	@Override
	public Duration reconnectDelay() {
		return this.delay;
	}

	@Override
	public void close() {
		this.state = ReadyState.CLOSED;
		this.closing.countDown();
		this.connector.abort();
	}

	@Override
	public boolean awaitClosed(Duration atMost) throws InterruptedException {
		return this.ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
	}

	@Override
	public void message(SseMessage message) {
		if (!closed()) {
			this.lastEventId = message.lastEventId();
			this.callbacks.message(message);
		}
	}

	@Override
	public void comment(String text) {
		if (!closed()) {
			this.callbacks.comment(text);
		}
	}

	@Override
	public void retry(long millis) {
		this.delay = Duration.ofMillis(millis);
	}

	private void run() {
		try {
			boolean again = true;
			while (again && !closed()) {
				again = attempt();
				if (again) {
					pause();
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			close();
			this.ended.countDown();
		}
	}

	private void pause() throws InterruptedException {
		Duration pause = this.reconnection.pause(this.delay, this.failures);
		Duration longer = (pause.compareTo(this.retryAfter) < 0) ? this.retryAfter : pause;
		this.retryAfter = Duration.ZERO;
		boolean unused = this.closing.await(longer.toNanos(), TimeUnit.NANOSECONDS);
	}

	/**
	 * Connect and listen until the connection ends.
	 * @return whether to come back
	 */
	private boolean attempt() throws InterruptedException {
		try {
			HttpResponse<BodyQueue> response = this.connector.connect(this.requests.next(this.lastEventId));
			SseResponse head = new SseResponse(response.statusCode(), response.headers(), response.uri());
			if (!head.eventStream()) {
				return refused(head, response.body());
			}
			listen(head, response.body());
			return lost(SseFailure.lost("The stream ended", null));
		}
		catch (EventTooLargeException ex) {
			return stop(SseFailure.tooLarge(ex));
		}
		catch (IOException | RuntimeException ex) {
			return lost(SseFailure.lost(message(ex), ex));
		}
	}

	private void listen(SseResponse head, BodyQueue body) throws IOException, InterruptedException {
		this.failures = 0;
		moveTo(ReadyState.OPEN);
		if (!closed()) {
			this.callbacks.opened(head);
		}
		EventStreamDecoder decoder = new EventStreamDecoder(this, this.lastEventId, this.maxEventSize);
		try {
			boolean more = true;
			while (more && !closed()) {
				more = body.read(this.connector.silence(), (buffer) -> feed(decoder, buffer));
				if (!closed()) {
					// Else events came with it that were not told
					this.lastEventId = decoder.lastEventId();
				}
			}
		}
		finally {
			body.close();
		}
	}

	private static void feed(EventStreamDecoder decoder, ByteBuffer buffer) {
		byte[] bytes = new byte[buffer.remaining()];
		buffer.get(bytes);
		decoder.feed(bytes, 0, bytes.length);
	}

	private boolean refused(SseResponse head, BodyQueue body) throws InterruptedException {
		boolean temporary = this.reconnection.wanted() && this.reconnection.statuses().contains(head.status());
		SseFailure failure = SseFailure.refused(head, beginning(body), !temporary);
		if (!temporary) {
			return stop(failure);
		}
		this.retryAfter = head.headers()
			.firstValue("Retry-After")
			.filter((value) -> value.matches("\\d{1,6}"))
			.map((value) -> Duration.ofSeconds(Long.parseLong(value)))
			.orElse(Duration.ZERO);
		return lost(failure);
	}

	/**
	 * What an answer says that is no stream.
	 */
	private static String beginning(BodyQueue body) throws InterruptedException {
		StringBuilder text = new StringBuilder();
		try {
			boolean more = true;
			while (more && text.length() < BODY_SHOWN) {
				more = body.read(ANSWER_PATIENCE, (buffer) -> text.append(StandardCharsets.UTF_8.decode(buffer)));
			}
		}
		catch (IOException ex) {
			text.append(" ... ").append(ex.getMessage());
		}
		finally {
			body.close();
		}
		return text.substring(0, Math.min(text.length(), BODY_SHOWN));
	}

	private boolean lost(SseFailure failure) {
		if (!this.reconnection.wanted()) {
			return stop(failure.forGood());
		}
		this.failures++;
		moveTo(ReadyState.CONNECTING);
		tell(failure);
		return true;
	}

	private boolean stop(SseFailure failure) {
		boolean told = !closed();
		moveTo(ReadyState.CLOSED);
		if (told) {
			this.callbacks.failed(failure);
		}
		return false;
	}

	private void tell(SseFailure failure) {
		if (!closed()) {
			this.callbacks.failed(failure);
		}
	}

	/**
	 * Never out of CLOSED, which another thread may have set meanwhile.
	 */
	private void moveTo(ReadyState next) {
		if (!closed()) {
			this.state = next;
		}
		if (closing()) {
			this.state = ReadyState.CLOSED;
		}
	}

	private boolean closed() {
		return this.state == ReadyState.CLOSED || closing();
	}

	private boolean closing() {
		return this.closing.getCount() == 0;
	}

	private static String message(Throwable ex) {
		return (ex.getMessage() != null) ? ex.getMessage() : ex.toString();
	}

}
