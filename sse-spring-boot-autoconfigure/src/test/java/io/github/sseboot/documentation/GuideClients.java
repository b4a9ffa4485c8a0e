package io.github.sseboot.documentation;

import java.time.Duration;
import java.util.List;

import io.github.sseboot.support.ReceivedEvent;
import io.github.sseboot.support.SseClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What tests of the guide ask of their clients.
 */
final class GuideClients {

	static final Duration SOON = Duration.ofSeconds(10);

	private GuideClients() {
	}

	/**
	 * The client gets what the guide shows in the section.
	 */
	static void shows(SseClient client, String heading) throws Exception {
		String block = GuidePage.block(heading, "sse");
		assertThat(block).isNotEmpty();
		await().atMost(SOON).untilAsserted(() -> assertThat("\n" + GuidePage.received(client)).contains("\n" + block));
	}

	/**
	 * Waits until the server has answered, so that what is published now arrives.
	 */
	static SseClient opened(SseClient client) {
		client.awaitEvents(1, SOON);
		return client;
	}

	static String connection(SseClient client) {
		return named(client, "sse.open").data().replaceAll(".*\"connection\":\"([^\"]+)\".*", "$1");
	}

	static ReceivedEvent named(SseClient client, String name) {
		return client.awaitEvent((event) -> event.name().equals(name), SOON);
	}

	static void awaitData(SseClient client, String data) {
		client.awaitEvent((event) -> event.data().equals(data), SOON);
	}

	static List<String> data(SseClient client) {
		return client.events().stream().filter((event) -> !event.control()).map(ReceivedEvent::data).toList();
	}

}
