package io.github.sseboot.webmvc.client;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class ReconnectLimitTests {

	private long now = 1;

	private final ReconnectLimit limit = new ReconnectLimit(6, () -> this.now);

	@Test
	void tokensComeBackOverAMinute() {
		take(6);
		assertThat(this.limit.tryConnect("a", "e")).isFalse();
		this.now += TimeUnit.SECONDS.toNanos(9);
		assertThat(this.limit.tryConnect("a", "e")).isFalse();
		this.now += TimeUnit.SECONDS.toNanos(2);
		assertThat(this.limit.tryConnect("a", "e")).isTrue();
		assertThat(this.limit.tryConnect("a", "e")).isFalse();
	}

	@Test
	void thereAreNeverMoreThanTheLimit() {
		take(6);
		this.now += TimeUnit.DAYS.toNanos(1);
		take(6);
		assertThat(this.limit.tryConnect("a", "e")).isFalse();
	}

	@Test
	void strangersCannotFillTheMemory() {
		for (int i = 0; i < 50_000; i++) {
			this.limit.tryConnect("stranger " + i, "e");
		}
		assertThat(this.limit.size()).isEqualTo(10_000);
	}

	@Test
	void whoComesAllTheTimeIsNotForgottenForStrangers() {
		take(6);
		for (int i = 0; i < 50_000; i++) {
			this.limit.tryConnect("stranger " + i, "e");
			assertThat(this.limit.tryConnect("a", "e")).isFalse();
		}
	}

	@Test
	void zeroIsNoLimit() {
		ReconnectLimit off = new ReconnectLimit(0, () -> this.now);
		for (int i = 0; i < 100; i++) {
			assertThat(off.tryConnect("a", "e")).isTrue();
		}
		assertThat(off.enabled()).isFalse();
		assertThat(off.size()).isZero();
	}

	@Test
	void aUserIsKnownByNameAndOthersByTheirAddress() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setRemoteAddr("10.0.0.7");
		assertThat(ClientKey.userOrAddress().of(request)).isEqualTo("address 10.0.0.7");
		request.setUserPrincipal(() -> "alice");
		assertThat(ClientKey.userOrAddress().of(request)).isEqualTo("user alice");
	}

	private void take(int count) {
		for (int i = 0; i < count; i++) {
			assertThat(this.limit.tryConnect("a", "e")).isTrue();
		}
	}

}
