package io.github.sseboot.test;

import org.assertj.core.api.Assertions;

import io.github.sseboot.client.SseMessage;

/**
 * What can be said of an event that a client received.
 *
 * @since 1.0.0
 */
public final class ReceivedEventAssert extends AbstractEventAssert<ReceivedEventAssert, SseMessage> {

	ReceivedEventAssert(SseMessage actual, String description) {
		super(actual, ReceivedEventAssert.class);
		this.info.description(description);
	}

	/**
	 * Check what the client would come back with after this event.
	 * @param expected the id
	 * @return this
	 */
	public ReceivedEventAssert hasId(String expected) {
		Assertions.assertThat(this.actual.lastEventId()).as(this.info.descriptionText()).isEqualTo(expected);
		return this;
	}

	/**
	 * Check the reason that an event of the stream itself gives.
	 * @param expected the reason
	 * @return this
	 */
	public ReceivedEventAssert hasReason(String expected) {
		return hasDataContaining("\"reason\":\"" + expected + "\"");
	}

	/**
	 * Check how the stream that this event opens was resumed.
	 * @param expected {@code new}, {@code exact} or {@code gap}
	 * @return this
	 */
	public ReceivedEventAssert hasResumed(String expected) {
		return hasDataContaining("\"resume\":\"" + expected + "\"");
	}

	/**
	 * The id of the connection, which {@code sse.open} tells.
	 * @return the id
	 */
	public String connectionId() {
		hasName("sse.open");
		return Json.tree(this.actual.data()).path("connection").asString();
	}

	@Override
	String nameOfActual() {
		return this.actual.name();
	}

	@Override
	String dataOfActual() {
		return this.actual.data();
	}

}
