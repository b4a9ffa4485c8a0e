package io.github.sseboot.support;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.sseboot.support.BroadcastServer.Fault;
import io.github.sseboot.support.Violations.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * {@link Swarm} against a {@link BroadcastServer}, with and without faults.
 */
@Timeout(60)
class SwarmTests {

	private static final Duration LONG = Duration.ofSeconds(20);

	@Test
	void everyMemberGetsEveryEvent() {
		try (BroadcastServer server = BroadcastServer.start(Fault.NONE);
				Swarm swarm = Swarm.of(SwarmOptions.of(server.uri()))) {
			swarm.connect(100);
			swarm.awaitAll(SwarmMember::open, LONG);
			server.publish(200);
			server.tell(":\n");
			swarm.awaitAll((member) -> member.last("c0") == 100 && member.last("c1") == 100, LONG);
			swarm.violations().none();
			assertThat(swarm.counts().connected()).isEqualTo(100);
			assertThat(swarm.counts().open()).isEqualTo(100);
			assertThat(swarm.counts().events()).isEqualTo(20_000);
			assertThat(swarm.counts().controls("sse.open")).isEqualTo(100);
			assertThat(swarm.counts().statuses()).isEqualTo(Map.of(200, 100L));
			await().until(() -> swarm.counts().heartbeats() == 100);
			swarm.awaitAll((member) -> member.lastEventId().equals("200") && member.events() == 200, LONG);
		}
	}

	@ParameterizedTest
	@CsvSource({ "SKIP, GAP, 1", "REPEAT, DUPLICATE, 2", "SWAP, DISORDER, 2", "CARRIAGE_RETURN, PROTOCOL, 1",
			"NO_NUMBER, CONTENT, 2", "LATE_BYTES, PROTOCOL, 1" })
	void everyFaultIsFound(Fault fault, Kind kind, int perMember) {
		try (BroadcastServer server = BroadcastServer.start(fault);
				Swarm swarm = Swarm.of(SwarmOptions.of(server.uri()).reconnecting(false))) {
			swarm.connect(10);
			swarm.awaitAll(SwarmMember::open, LONG);
			server.publish(40);
			swarm.awaitAll((member) -> member.last("c1") == 20 || member.stopped(), LONG);
			assertThat(swarm.violations().count(kind)).isEqualTo(10);
			assertThat(swarm.violations().count()).isEqualTo(10 * perMember);
			assertThat(swarm.violations().first().toString()).contains(kind + ": member ");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(swarm.violations()::none);
		}
	}

	@Test
	void churnLosesNothing() {
		try (BroadcastServer server = BroadcastServer.start(Fault.NONE);
				Swarm swarm = Swarm.of(SwarmOptions.of(server.uri()).seed(7))) {
			swarm.connect(200);
			swarm.awaitAll(SwarmMember::open, LONG);
			swarm.churn(Churn.leaving(500, Duration.ofMillis(100)).stalling(0.2, Duration.ofMillis(100)));
			await().pollInterval(Duration.ofMillis(5)).atMost(LONG).until(() -> {
				server.publish(10);
				return swarm.counts().left() > 300 && swarm.counts().stalled() > 50;
			});
			swarm.calm();
			server.publish(2);
			long last = server.frames().size() / 2;
			swarm.awaitAll((member) -> member.last("c0") == last && member.last("c1") == last, LONG);
			swarm.violations().none();
			assertThat(swarm.counts().gapsTold()).isZero();
			assertThat(swarm.counts().open()).isEqualTo(200);
			assertThat(swarm.counts().connected()).isEqualTo(200 + swarm.counts().left());
			assertThat(swarm.counts().closedByServer()).isZero();
			assertThat(server.departures()).containsExactly("fin", "rst");
			assertThat(server.listeners()).isEqualTo(200);
			assertThat(server.failure()).isNull();
		}
	}

	@ParameterizedTest
	@CsvSource({ "0, fin", "1, rst" })
	void membersOfIdleStreamsLeaveAsTold(double resetShare, String departure) {
		try (BroadcastServer server = BroadcastServer.start(Fault.NONE);
				Swarm swarm = Swarm.of(SwarmOptions.of(server.uri()))) {
			swarm.connect(20);
			swarm.awaitAll((member) -> member.open() && member.controls().size() == 1, LONG);
			swarm.churn(new Churn(200, Duration.ofMinutes(1), resetShare, 0, Duration.ZERO));
			await().until(() -> swarm.counts().open() == 0 && server.listeners() == 0);
			assertThat(swarm.counts().left()).isEqualTo(20);
			assertThat(server.departures()).containsExactly(departure);
		}
	}

	@ParameterizedTest
	@CsvSource({ "NONE, 0", "FORGET_SILENTLY, 20" })
	void gapIsFineIfItIsTold(Fault fault, int gaps) {
		try (BroadcastServer server = BroadcastServer.start(fault);
				Swarm swarm = Swarm.of(SwarmOptions.of(server.uri()))) {
			swarm.connect(10);
			swarm.awaitAll(SwarmMember::open, LONG);
			server.publish(10);
			swarm.awaitAll((member) -> member.last("c1") == 5, LONG);
			server.forget(20);
			server.end(true);
			server.publish(40);
			swarm.awaitAll((member) -> member.last("c1") == 25, LONG);
			assertThat(swarm.violations().count(Kind.GAP)).isEqualTo(gaps);
			assertThat(swarm.violations().count()).isEqualTo(gaps);
			assertThat(swarm.counts().gapsTold()).isEqualTo((gaps > 0) ? 0 : 10);
			assertThat(swarm.counts().closedByServer()).isEqualTo(10);
			assertThat(swarm.counts().cutByServer()).isZero();
			swarm.awaitAll((member) -> member.connections() == 2, LONG);
		}
	}

	@Test
	void cutStreamsAreCountedAndCloseIsObeyed() {
		try (BroadcastServer server = BroadcastServer.start(Fault.NONE);
				Swarm swarm = Swarm.of(SwarmOptions.of(server.uri()))) {
			swarm.connect(10);
			swarm.awaitAll(SwarmMember::open, LONG);
			server.end(false);
			await().until(() -> swarm.counts().cutByServer() == 10);
			swarm.awaitAll(SwarmMember::open, LONG);
			server.tell("event: sse.close\ndata: {\"reason\":\"revoked\"}\n\n");
			server.end(true);
			swarm.awaitAll(SwarmMember::stopped, LONG);
			swarm.awaitAll((member) -> member.controls().get(2).reason().equals("revoked"), LONG);
			assertThat(swarm.counts().closedByServer()).isEqualTo(20);
			assertThat(swarm.counts().cutByServer()).isEqualTo(10);
			assertThat(swarm.counts().open()).isZero();
			swarm.violations().none();
		}
	}

	@Test
	void otherAnswersStopForGood() {
		try (BroadcastServer server = BroadcastServer.start(Fault.NONE);
				Swarm swarm = Swarm.of(SwarmOptions.of(server.uri()))) {
			server.answer("HTTP/1.1 503 No\r\nContent-Length: 2\r\n\r\nno");
			swarm.connect(10);
			swarm.awaitAll(SwarmMember::stopped, LONG);
			assertThat(swarm.counts().statuses()).isEqualTo(Map.of(503, 10L));
			assertThat(swarm.counts().connected()).isEqualTo(10);
			assertThat(swarm.counts().closedByServer()).isZero();
		}
	}

	@Test
	void refusedConnectionsAreTriedAgain() {
		URI uri;
		try (BroadcastServer server = BroadcastServer.start(Fault.NONE)) {
			uri = server.uri();
		}
		try (Swarm swarm = Swarm.of(SwarmOptions.of(uri).retry(Duration.ofMillis(5)))) {
			swarm.connect(10);
			await().until(() -> swarm.counts().refused() > 50);
			assertThat(swarm.counts().open()).isZero();
			swarm.violations().none();
		}
	}

	@Test
	void stalledMembersLagAndOthersDoNot() {
		try (BroadcastServer server = BroadcastServer.start(Fault.NONE);
				Swarm swarm = Swarm.of(SwarmOptions.of(server.uri()).receiveBuffer(SseRequest.SMALL_BUFFER))) {
			swarm.connect(20);
			swarm.awaitAll(SwarmMember::open, LONG);
			assertThat(swarm.stall(5)).isEqualTo(5);
			server.publish(20_000);
			swarm.awaitAll((member) -> member.stalled() || member.last("c1") == 10_000, LONG);
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> swarm.awaitAll((member) -> member.last("c1") == 10_000, Duration.ofMillis(200)))
				.withMessageContaining("5 of 20 members do not")
				.withMessageContaining("OPEN stalled");
			assertThat(swarm.stall(100)).isEqualTo(15);
			swarm.resume();
			swarm.awaitAll((member) -> member.last("c1") == 10_000, LONG);
			swarm.violations().none();
		}
	}

	@Test
	void membersComeFromSeveralAddressesAndGoToSeveralUris() {
		try (BroadcastServer first = BroadcastServer.start(Fault.NONE);
				BroadcastServer second = BroadcastServer.start(Fault.NONE);
				Swarm swarm = Swarm.of(SwarmOptions.of(List.of(first.uri(), second.uri())).sources(3))) {
			swarm.connect(12);
			swarm.awaitAll(SwarmMember::open, LONG);
			assertThat(first.peers()).containsExactly("127.0.0.1", "127.0.0.2", "127.0.0.3");
			assertThat(first.listeners()).isEqualTo(6);
			assertThat(second.listeners()).isEqualTo(6);
		}
	}

	@Test
	void swarmNeverLeavesThisMachine() {
		assertThatIllegalArgumentException().isThrownBy(() -> SwarmOptions.of(URI.create("http://example.org/")));
	}

	@Test
	void thousandsShareOneThread() {
		int size = FileDescriptors.atMost(5000, 2);
		try (BroadcastServer server = BroadcastServer.start(Fault.NONE);
				Swarm swarm = Swarm.of(SwarmOptions.of(server.uri()))) {
			swarm.connect(size);
			swarm.awaitAll(SwarmMember::open, LONG);
			server.publish(20);
			swarm.awaitAll((member) -> member.last("c1") == 10, LONG);
			swarm.violations().none();
			assertThat(swarm.counts().events()).isEqualTo(20L * size);
		}
	}

}
