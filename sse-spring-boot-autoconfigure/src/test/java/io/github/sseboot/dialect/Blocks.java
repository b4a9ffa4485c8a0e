package io.github.sseboot.dialect;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.github.sseboot.CloseReason;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.core.wire.Ending;
import io.github.sseboot.core.wire.Gap;
import io.github.sseboot.core.wire.Opening;
import io.github.sseboot.core.wire.Refusal;
import io.github.sseboot.engine.NewEvent;

/**
 * What a dialect writes, as text; each id is {@code t-42}.
 *
 * @param dialect the dialect
 */
record Blocks(Dialect dialect) {

	private static final Duration RETRY = Duration.ofSeconds(3);

	String event(String name, String data) {
		return text(encoded(name, data));
	}

	Encoded encoded(String name, String data) {
		byte[] bytes = (data != null) ? data.getBytes(StandardCharsets.UTF_8) : null;
		return this.dialect.event(NewEvent.message(List.of("channel"), name, bytes), 4);
	}

	String open(boolean baseline) {
		return text(this.dialect.open(new Opening("c-1", Opening.Resume.NEW, baseline, RETRY), 4));
	}

	String gap() {
		return text(this.dialect.gap(new Gap(Gap.Reason.TRIMMED, List.of("a", "b"))));
	}

	String checkpoint() {
		return text(this.dialect.checkpoint(4));
	}

	String refused() {
		return text(this.dialect.refused(new Refusal(Refusal.Reason.CONNECTIONS, RETRY)));
	}

	String end(CloseReason reason) {
		return text(this.dialect.end(new Ending(reason, RETRY)));
	}

	String completed() {
		return text(this.dialect.completed());
	}

	String heartbeat() {
		return text(this.dialect.heartbeat());
	}

	/**
	 * Everything that a stream may say, one after the other.
	 */
	Encoded[] all(String name, String data) {
		return new Encoded[] { this.dialect.open(new Opening("c-1", Opening.Resume.NEW, true, RETRY), 4),
				this.dialect.heartbeat(), encoded(name, data),
				this.dialect.gap(new Gap(Gap.Reason.LAGGED, List.of("a"))), this.dialect.checkpoint(4),
				this.dialect.end(new Ending(CloseReason.EXPIRED, RETRY)),
				this.dialect.end(new Ending(CloseReason.REVOKED, RETRY)),
				this.dialect.end(new Ending(CloseReason.COMPLETED, RETRY)) };
	}

	static String text(Encoded block) {
		return new String(block.stamp("t-42".getBytes(StandardCharsets.US_ASCII)).bytes(), StandardCharsets.UTF_8);
	}

}
