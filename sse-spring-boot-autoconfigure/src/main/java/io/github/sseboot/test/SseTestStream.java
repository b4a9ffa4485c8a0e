package io.github.sseboot.test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.assertj.core.api.Assertions;

import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseEvent;
import io.github.sseboot.client.SseMessage;

/**
 * A stream as a client sees it, read from its beginning to its end: each {@code await}
 * goes on after the event that the one before found, so an order is checked by awaiting
 * in it. An event that is not there yet is waited for; if it does not come in time, or
 * cannot come any more, the failure shows everything that arrived and the state of the
 * connection. A gap before an event of the application fails, too: await it. For one test
 * thread.
 * <p>
 * The stream does not reconnect by itself; {@link #reconnect()} does, and events go on
 * being read where they were.
 *
 * @since 1.0.0
 */
public final class SseTestStream implements AutoCloseable {

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	private final StreamRecord told = new StreamRecord();

	private final RepeatedRequest request;

	private final EventCursor cursor;

	SseTestStream(StreamSource source, StreamRequest request, String lastEventId, Duration timeout) {
		this.request = new RepeatedRequest(source, request, lastEventId, this.told);
		this.cursor = new EventCursor(this.told, timeout);
		connect();
	}

	/**
	 * A stream of a request that a test has performed itself.
	 * @param result what became of it; must not have been dispatched again
	 * @return the stream
	 */
	public static SseTestStream of(MvcResult result) {
		StreamRequest request = new StreamRequest(String.valueOf(result.getRequest().getRequestURI()), null, "",
				Map.of());
		return new SseTestStream((again, lastEventId, told) -> MockSource.follow(result, lastEventId, told), request,
				"", DEFAULT_TIMEOUT);
	}

	/**
	 * A stream of a request that a test has performed itself, by {@code asyncExchange()}.
	 * @param result what became of it
	 * @return the stream
	 */
	public static SseTestStream of(MvcTestResult result) {
		return of(result.getMvcResult());
	}

	/**
	 * Check the status of the answer.
	 * @param expected the status
	 * @return this
	 */
	public SseTestStream hasStatus(int expected) {
		Assertions.assertThat(answer().status()).as(this.cursor.description("status")).isEqualTo(expected);
		return this;
	}

	/**
	 * Check a header of the answer.
	 * @param name its name
	 * @param expected its first value
	 * @return this
	 */
	public SseTestStream hasHeader(String name, String expected) {
		Assertions.assertThat(answer().header(name)).as(this.cursor.description("header " + name)).hasValue(expected);
		return this;
	}

	/**
	 * The answer of the connection there is, for what else can be said of it.
	 * @return the answer
	 */
	public ReceivedAnswer answer() {
		return this.told.answer();
	}

	/**
	 * Wait for the stream's own first event, {@code sse.open}, of the connection there
	 * is.
	 * @return the event; its data says how the stream was resumed
	 */
	public ReceivedEventAssert awaitOpen() {
		this.cursor.skipEarlierConnections();
		return awaitEvent("sse.open");
	}

	/**
	 * Wait for the next event of the application, whatever its name.
	 * @return the event
	 */
	public ReceivedEventAssert awaitEvent() {
		String what = "an event of the application";
		return new ReceivedEventAssert(this.cursor.awaitApplication(what), this.cursor.description(what));
	}

	/**
	 * Wait for the next event of a name; others before it are passed over.
	 * @param name the name, {@code message} for events without one
	 * @return the event
	 */
	public ReceivedEventAssert awaitEvent(String name) {
		return awaitEvent("an event named '%s'".formatted(name), (message) -> message.name().equals(name));
	}

	/**
	 * Wait for the next event with a property; others before it are passed over.
	 * @param what what is expected, in words, for the failure
	 * @param condition asked about each event once
	 * @return the event
	 */
	public ReceivedEventAssert awaitEvent(String what, Predicate<SseMessage> condition) {
		return new ReceivedEventAssert(this.cursor.await(what, condition), this.cursor.description(what));
	}

	/**
	 * Wait for the next events of the application.
	 * @param count how many
	 * @return the events
	 */
	public List<SseMessage> awaitEvents(int count) {
		return this.cursor.awaitApplication(count);
	}

	/**
	 * Wait for as many events of the application, and check their names.
	 * @param names the names in order
	 * @return this
	 */
	public SseTestStream awaitNames(String... names) {
		Assertions.assertThat(awaitEvents(names.length))
			.as(this.cursor.description("names"))
			.extracting(SseMessage::name)
			.containsExactly(names);
		return this;
	}

	/**
	 * Wait for as many events of the application, and check their data.
	 * @param data the data in order
	 * @return this
	 */
	public SseTestStream awaitData(String... data) {
		Assertions.assertThat(awaitEvents(data.length))
			.as(this.cursor.description("data"))
			.extracting(SseMessage::data)
			.containsExactly(data);
		return this;
	}

	/**
	 * Check that no event came but those awaited, and none is on its way: something is
	 * published that comes after all of them, and must be the next. A gap counts as an
	 * event.
	 * @param publisher publishes the event it is given where this stream gets it, behind
	 * what must not be there
	 * @return this
	 */
	public SseTestStream hasNoMoreEvents(Consumer<SseEvent> publisher) {
		this.cursor.checkNoMore(publisher);
		return this;
	}

	/**
	 * Wait for a heartbeat after the one that was awaited before.
	 * @return this
	 */
	public SseTestStream awaitHeartbeat() {
		this.cursor.awaitHeartbeat();
		return this;
	}

	/**
	 * Wait for the stream to tell that something was missed.
	 * @param reason why: {@code trimmed}, {@code reset}, {@code unknown-id} or
	 * {@code lagged}
	 * @return the event; its data names the channels
	 */
	public ReceivedEventAssert awaitGap(String reason) {
		return awaitEvent("sse.gap").hasReason(reason);
	}

	/**
	 * Wait for the end of the connection, whoever ended it and how.
	 * @return this
	 */
	public SseTestStream awaitClosed() {
		this.cursor.awaitEnd();
		return this;
	}

	/**
	 * Wait for the end of the connection, and check that the server ended the answer as
	 * it should: the connection did not break.
	 * @return this
	 */
	public SseTestStream awaitEnd() {
		this.cursor.awaitEnd();
		this.cursor.checkComplete();
		return this;
	}

	/**
	 * Wait for the end of the connection, and check that the stream said why and the
	 * answer is complete.
	 * @param reason why; of those that are not announced, that nothing was said
	 * @return this
	 */
	public SseTestStream awaitClosed(CloseReason reason) {
		this.cursor.awaitEnd();
		this.cursor.checkEnd(reason);
		return this;
	}

	/**
	 * End the connection without a word, as a network does that breaks.
	 * @return this
	 */
	public SseTestStream cut() {
		this.request.connection().close();
		this.told.ended("Cut by the test", false);
		return this;
	}

	/**
	 * Connect again with the last event id, as a browser does; ends the connection there
	 * is.
	 * @return this
	 */
	public SseTestStream reconnect() {
		cut();
		connect();
		return this;
	}

	/**
	 * What the client comes back with: the last id that arrived, read by the test or not.
	 * @return the id, empty for none
	 */
	public String lastEventId() {
		return this.request.connection().lastEventId();
	}

	/**
	 * How long the server wants a client to wait before it comes back.
	 * @return what {@code retry} said at last, else 3 seconds
	 */
	public Duration reconnectDelay() {
		return this.request.connection().reconnectDelay();
	}

	/**
	 * All that came so far, events of the stream itself included; nothing is waited for.
	 * @return the events
	 */
	public List<SseMessage> events() {
		return this.told.messages();
	}

	/**
	 * End the connection.
	 */
	@Override
	public void close() {
		this.request.connection().close();
	}

	/**
	 * What arrived, and the state of the connection.
	 */
	@Override
	public String toString() {
		return this.told.describe();
	}

	private void connect() {
		this.request.connect();
		this.cursor.awaitAnswer();
	}

}
