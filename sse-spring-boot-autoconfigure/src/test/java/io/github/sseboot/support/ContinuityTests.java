package io.github.sseboot.support;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sseboot.support.Violations.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link Continuity}, {@link Numbered}, {@link ControlEvent} and {@link Violations}.
 */
class ContinuityTests {

	private final Violations violations = new Violations();

	private final Continuity continuity = Continuity.exact("client", this.violations);

	@Test
	void channelsCountForThemselvesAndBeginAnywhere() {
		numbers("a:7", "b:1", "a:8", "b:2", "b:3", "a:9");
		this.violations.none();
		assertThat(this.continuity.last("a")).isEqualTo(9);
		assertThat(this.continuity.last("c")).isEqualTo(-1);
	}

	@Test
	void gapDuplicateAndDisorderAreToldApart() {
		numbers("a:1", "a:2", "a:2", "a:1", "a:5", "a:4", "a:4", "a:6");
		assertThat(this.violations.count(Kind.DUPLICATE)).isEqualTo(3);
		assertThat(this.violations.count(Kind.GAP)).isEqualTo(1);
		assertThat(this.violations.count(Kind.DISORDER)).isEqualTo(1);
		assertThat(this.violations.first()).startsWith("DUPLICATE: client got a:2 after 2")
			.contains("GAP: client got a:5 after 2", "DISORDER: client got a:4 after 5");
	}

	@Test
	void toldGapAllowsOneJumpForward() {
		numbers("a:1", "b:1");
		gap("{\"reason\": \"trimmed\", \"channels\": [\"a\"]}");
		numbers("a:5", "a:6");
		this.violations.none();
		numbers("b:3");
		assertThat(this.violations.count(Kind.GAP)).isEqualTo(1);
		numbers("a:8");
		assertThat(this.violations.count(Kind.GAP)).isEqualTo(2);
	}

	@Test
	void toldGapAllowsNothingTwice() {
		numbers("a:1", "a:2");
		gap("{\"reason\":\"lagged\",\"channels\":[\"a\"]}");
		numbers("a:2");
		assertThat(this.violations.count(Kind.DUPLICATE)).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "reset", "unknown-id" })
	void newLogMayBeginAnywhere(String reason) {
		numbers("a:9");
		gap("{\"channels\":[],\"reason\":\"" + reason + "\"}");
		numbers("a:1", "a:2");
		this.violations.none();
		numbers("a:1");
		assertThat(this.violations.count(Kind.DUPLICATE)).isEqualTo(1);
	}

	@Test
	void increasingAllowsHolesButNoWayBack() {
		Continuity increasing = Continuity.increasing("client", this.violations);
		for (int number : new int[] { 1, 5, 9 }) {
			increasing.number(new Numbered("a", number));
		}
		this.violations.none();
		increasing.number(new Numbered("a", 9));
		assertThat(this.violations.count()).isEqualTo(1);
	}

	@Test
	void numbersAreReadFromTheBeginningOfTheData() {
		assertThat(Numbered.of("orders/7:12")).contains(new Numbered("orders/7", 12));
		assertThat(Numbered.of("a:12 :13")).contains(new Numbered("a", 12));
		assertThat(List.of("", ":1", "a", "a:", "a:x", "a:-1", "a:12345678901234567890"))
			.allSatisfy((data) -> assertThat(Numbered.of(data)).isEmpty());
	}

	@Test
	void controlEventShowsReasonAndChannels() {
		ControlEvent gap = control(
				"{ \"x\": [\"y\"], \"channels\" : [ \"a]b\" , \"c/1\" ], \"reason\" : \"trimmed\" }");
		assertThat(gap.channels()).containsExactly("a]b", "c/1");
		assertThat(gap.reason()).isEqualTo("trimmed");
		assertThat(gap.valid()).isTrue();
		assertThat(control("").valid()).isFalse();
		assertThat(ControlEvent.of(new ReceivedEvent("", false, "sse.what", "{}", List.of())).valid()).isFalse();
	}

	@Test
	void violationsAreBoundedAndFailTheTest() {
		for (int i = 0; i < 100; i++) {
			this.violations.add(Kind.CONTENT, "nr " + i);
		}
		assertThat(this.violations.count()).isEqualTo(100);
		assertThat(this.violations.first()).hasSize(Violations.KEPT);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.violations::none).withMessageContaining("nr 0");
	}

	private void numbers(String... data) {
		for (String text : data) {
			this.continuity.number(Numbered.of(text).orElseThrow());
		}
	}

	private void gap(String data) {
		this.continuity.gap(control(data));
	}

	private static ControlEvent control(String data) {
		return ControlEvent.of(new ReceivedEvent("", false, "sse.gap", data, List.of()));
	}

}
