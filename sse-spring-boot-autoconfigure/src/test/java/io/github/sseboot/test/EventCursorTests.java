package io.github.sseboot.test;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.sseboot.CloseReason;
import io.github.sseboot.client.SseMessage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * What no server of ours would send.
 */
class EventCursorTests {

	private final StreamRecord told = new StreamRecord();

	private final EventCursor cursor = new EventCursor(this.told, Duration.ofMillis(10));

	@Test
	void anEndForNowIsNoneForGood() {
		this.told.message(new SseMessage("sse.end", "{\"reason\":\"revoked\"}", ""));
		this.told.ended("The stream ended", true);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.cursor.checkEnd(CloseReason.REVOKED))
			.withMessageContaining("end for good or for now")
			.withMessageContaining("sse.close");
	}

	@Test
	void anEndForGoodIsNoneForNow() {
		this.told.message(new SseMessage("sse.close", "{\"reason\":\"shutdown\"}", ""));
		this.told.ended("The stream ended", true);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.cursor.checkEnd(CloseReason.SHUTDOWN))
			.withMessageContaining("end for good or for now");
	}

	@Test
	void nobodyWaitsForWhatCannotComeAnyMore() {
		this.told.ended("The stream ended", true);
		EventCursor patient = new EventCursor(this.told, Duration.ofMinutes(1));
		assertTimeoutPreemptively(Duration.ofSeconds(10),
				() -> assertThatExceptionOfType(AssertionError.class)
					.isThrownBy(() -> patient.await("an event", (message) -> true))
					.withMessageContaining("before the connection ended"));
	}

	@Test
	void whatWasMissedIsNotPassedOver() {
		this.told.message(new SseMessage("paid", "1", ""));
		this.told.message(new SseMessage("sse.gap", "{\"reason\":\"lagged\"}", ""));
		this.told.message(new SseMessage("paid", "3", ""));
		this.told.message(new SseMessage("sse.gap", "{\"reason\":\"lagged\"}", ""));
		this.told.message(new SseMessage("paid", "5", ""));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.cursor.awaitApplication(2))
			.withMessageContaining("Expected event 2 of 2 of the application next, but the stream told a gap");
		this.cursor.awaitApplication(1);
		this.cursor.await("the gap", (message) -> message.name().equals("sse.gap"));
		this.cursor.awaitApplication(1);
	}

	@Test
	void theEndThatWasAnnouncedIsFine() {
		this.told.message(new SseMessage("sse.end", "{\"reason\":\"shutdown\"}", ""));
		this.told.ended("The stream ended", true);
		assertThatCode(() -> this.cursor.checkEnd(CloseReason.SHUTDOWN)).doesNotThrowAnyException();
	}

}
