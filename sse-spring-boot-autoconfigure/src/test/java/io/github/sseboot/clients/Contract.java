package io.github.sseboot.clients;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;

import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every client has to do, as far as it can. One instance serves all clients of a
 * scenario, which go through it at the same time.
 */
final class Contract {

	/** Longer than any of the clients waits before it comes back. */
	private static final Duration QUIET = Duration.ofMillis(2500);

	private static final Duration PATIENCE = Duration.ofSeconds(40);

	private static final int EVENTS = 60;

	private final CountDownLatch refused;

	private final long seed;

	private final List<SseClient> occupants = new ArrayList<>();

	Contract(int clients, long seed) {
		this.refused = new CountDownLatch(clients);
		this.seed = seed;
	}

	void opens(Trial trial) throws Exception {
		trial.awaitListening();
		trial.publish("one");
		trial.publish("two");
		trial.publish("three");
		trial.await("three messages", () -> trial.messages().size() >= 3);
		assertThat(trial.messages()).as(trial.toString())
			.containsExactly(Sighting.message("message", "one"), Sighting.message("message", "two"),
					Sighting.message("message", "three"));
	}

	/**
	 * Where an event makes the client fetch something, that may come later than the next
	 * event.
	 */
	void named(Trial trial) throws Exception {
		trial.awaitListening();
		trial.publish("one");
		trial.publish("paid", "two");
		trial.publish("empty", null);
		trial.publish("three");
		trial.await("four messages", () -> trial.messages().size() >= 4);
		String two = trial.client().id().equals("intercooler") ? "" : "two";
		assertThat(trial.messages()).as(trial.toString())
			.containsExactlyInAnyOrder(Sighting.message("message", "one"), Sighting.message("paid", two),
					Sighting.message("empty", ""), Sighting.message("message", "three"));
	}

	void data(Trial trial) throws Exception {
		List<String> texts = List.of("first\n\nthird", "Gr\u00fc\u00dfe, \u4e16\u754c \ud83c\udf89",
				"data: \"quoted\"\tand \\n", "x".repeat(4000) + "\u00e9");
		trial.awaitListening();
		texts.forEach(trial::publish);
		trial.await("all texts", () -> trial.messages().size() >= texts.size());
		assertThat(trial.texts()).as(trial.toString()).isEqualTo(texts);
	}

	void resumes(Trial trial) throws Exception {
		Random random = new Random(this.seed + trial.client().id().hashCode());
		List<Integer> cuts = random.ints(3, 5, EVENTS - 5).sorted().boxed().toList();
		trial.awaitListening();
		for (int i = 1; i <= EVENTS; i++) {
			trial.publish(Integer.toString(i));
			if (cuts.contains(i)) {
				String last = Integer.toString(i - 1 - random.nextInt(4));
				trial.await("event " + last, () -> trial.texts().contains(last));
				cut(trial, random);
			}
		}
		trial.await("the last event", () -> trial.texts().contains(Integer.toString(EVENTS)));
		assertThat(trial.texts()).as("cut after %s of seed %d, %s", cuts, this.seed, trial)
			.isEqualTo(IntStream.rangeClosed(1, EVENTS).mapToObj(Integer::toString).toList());
		assertThat(trial.requests()).as(trial.toString()).isNotEmpty();
	}

	/**
	 * What is published while it is away must not be lost.
	 */
	void ended(Trial trial) throws Exception {
		trial.awaitListening();
		trial.endForNow();
		trial.publish("back");
		trial.await("it to come back", () -> trial.texts().contains("back") && !trial.requests().isEmpty());
		trial.awaitListening();
		trial.publish("again");
		trial.await("the next event", () -> trial.texts().contains("again"));
		assertThat(trial.texts()).as(trial.toString()).containsExactly("back", "again");
	}

	void stops(Trial trial) throws Exception {
		trial.awaitListening();
		trial.publish("last");
		trial.await("the last event", () -> trial.texts().contains("last"));
		trial.complete();
		if (!trial.client().once()) {
			trial.await("its return", () -> trial.requests().stream().anyMatch((request) -> !request.streaming()));
		}
		noMoreThan(trial.client().once() ? 0 : 1, trial);
	}

	void stopsAtEvent(Trial trial) throws Exception {
		trial.start("sse.close");
		trial.awaitListening();
		trial.publish("last");
		trial.await("the last event", () -> trial.texts().contains("last"));
		trial.complete();
		noMoreThan(1, trial);
		assertThat(trial.texts()).as(trial.toString()).containsExactly("last");
	}

	void refused(Trial trial) throws Exception {
		try {
			trial.start(null);
			trial.await("a refusal", () -> trial.requests().stream().anyMatch((request) -> !request.streaming()));
		}
		finally {
			this.refused.countDown();
		}
		trial.awaitListening();
		trial.publish("welcome");
		trial.await("an event", () -> trial.texts().contains("welcome"));
		assertThat(trial.texts()).as(trial.toString()).containsExactly("welcome");
	}

	void cors(Trial trial) throws Exception {
		Client.Credentials credentials = trial.client().credentials();
		trial.startElsewhere(credentials == Client.Credentials.COOKIES, (credentials == Client.Credentials.HEADERS)
				? Map.of("Authorization", "Bearer of good news") : Map.of());
		trial.awaitListening();
		trial.publish("one");
		trial.await("an event", () -> trial.texts().contains("one"));
		if (trial.client().can(Scenario.RESUMES)) {
			trial.proxy().cut();
			trial.publish("two");
			trial.await("another event", () -> trial.texts().contains("two"));
		}
		assertThat(trial.requests()).as(trial.toString()).isNotEmpty().allSatisfy((request) -> {
			assertThat(request.origin()).startsWith("http://127.0.0.1:");
			switch (credentials) {
				case COOKIES -> assertThat(request.cookie()).contains("good news");
				case HEADERS -> assertThat(request.authorization()).contains("good news");
				case NONE -> assertThat(request.cookie()).isNull();
			}
		});
	}

	void heartbeat(Trial trial) throws Exception {
		trial.awaitListening();
		trial.publish("one");
		trial.await("an event", () -> trial.texts().contains("one"));
		trial.awaitHeartbeats(4);
		trial.publish("two");
		trial.await("another event", () -> trial.texts().contains("two"));
		assertThat(trial.texts()).as(trial.toString()).containsExactly("one", "two");
		assertThat(trial.saw("error")).as(trial.toString()).isFalse();
	}

	/**
	 * Takes all places of the server, so that clients are refused.
	 */
	void takeAllPlaces(ClientsServer server, int places) {
		for (int i = 0; i < places; i++) {
			SseClient client = SseClient.open(SseRequest.get(server.uri().resolve("/clients/plain/full")));
			this.occupants.add(client);
			client.awaitEvents(1, Duration.ofSeconds(10));
		}
	}

	/**
	 * Gives the places back when all clients have been refused.
	 */
	void makeRoom() {
		Awaitility.await().atMost(PATIENCE).until(() -> this.refused.getCount() == 0);
		this.occupants.forEach(SseClient::close);
	}

	private static void cut(Trial trial, Random random) {
		if (random.nextBoolean()) {
			trial.proxy().reset();
		}
		else {
			trial.proxy().cut();
		}
	}

	private static void noMoreThan(int requests, Trial trial) {
		Awaitility.await().during(QUIET).atMost(QUIET.multipliedBy(2)).untilAsserted(() -> {
			assertThat(trial.requests()).as(trial.toString()).hasSizeLessThanOrEqualTo(requests);
		});
	}

}
