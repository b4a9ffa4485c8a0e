package io.github.sseboot.clients;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;
import io.github.sseboot.test.FaultProxy;

/**
 * One client in one scenario: a channel of its own, and a network of its own that can be
 * cut.
 */
final class Trial implements AutoCloseable {

	static final List<String> NAMES = List.of("paid", "empty");

	private static final AtomicInteger NUMBERS = new AtomicInteger();

	private static final Duration PATIENCE = Duration.ofSeconds(25);

	private final ClientsServer server;

	private final Client client;

	private final FaultProxy proxy;

	private final String path;

	private final SseChannel channel;

	private final List<Sighting> sightings = new CopyOnWriteArrayList<>();

	private Host.@Nullable Running running;

	private int seen;

	private int requested;

	Trial(ClientsServer server, Client client) {
		this.server = server;
		this.client = client;
		this.proxy = FaultProxy.to(server.uri());
		String id = client.id() + "-" + NUMBERS.incrementAndGet();
		this.path = "/clients/" + client.dialect() + "/" + id;
		this.channel = ClientsApplication.channel(id);
	}

	Client client() {
		return this.client;
	}

	FaultProxy proxy() {
		return this.proxy;
	}

	/**
	 * Starts the client, in a page from where the stream comes from, if it is in a page.
	 */
	void start(@Nullable String closeOn) throws Exception {
		start(new Wish(this.proxy.uri(this.path).toString(), this.proxy.uri("").toString(), NAMES, closeOn, false,
				Map.of()));
	}

	/**
	 * Starts the client in a page of another origin.
	 */
	void startElsewhere(boolean cookies, Map<String, String> headers) throws Exception {
		start(new Wish(this.proxy.uri(this.path).toString(), this.server.uri().toString(), NAMES, null, cookies,
				headers));
	}

	private void start(Wish wish) throws Exception {
		this.running = this.client.host().get().start(this.client.id(), wish, this.sightings::add);
	}

	void awaitListening() {
		await("it to listen", () -> this.server.open(this.channel));
	}

	/**
	 * What was seen and requested until now does not count any more.
	 */
	void nextScenario() {
		this.seen = this.sightings.size();
		this.requested = allRequests().size();
	}

	/**
	 * Waits as long as a silent client needs to get so many heartbeats.
	 */
	void awaitHeartbeats(int count) {
		try (SseClient silent = SseClient.open(SseRequest.get(this.server.uri().resolve("/clients/plain/silent")))) {
			silent.awaitHeartbeats(count, PATIENCE);
		}
	}

	void publish(@Nullable String name, @Nullable String text) {
		SseEvent event = (text != null) ? SseEvent.of(this.client.wording().say(text)) : SseEvent.named("empty");
		this.server.publish(this.channel, (name != null) ? event.name(name) : event);
	}

	void publish(String text) {
		publish(null, text);
	}

	void complete() {
		this.server.complete(this.channel);
	}

	void endForNow() {
		this.server.endForNow(this.channel);
	}

	/**
	 * The requests for the stream, without others that go to the same place.
	 */
	List<RequestLog.Entry> requests() {
		List<RequestLog.Entry> all = allRequests();
		return all.subList(this.requested, all.size());
	}

	private List<RequestLog.Entry> allRequests() {
		return this.server.requests(this.path)
			.stream()
			.filter((request) -> !request.preflight() && request.status() != 202)
			.toList();
	}

	List<Sighting> messages() {
		return sightings().stream().filter((sighting) -> sighting.is("message")).toList();
	}

	private List<Sighting> sightings() {
		List<Sighting> all = List.copyOf(this.sightings);
		return all.subList(this.seen, all.size());
	}

	List<String> texts() {
		return messages().stream().map((message) -> String.valueOf(message.data())).toList();
	}

	boolean saw(String type) {
		return sightings().stream().anyMatch((sighting) -> sighting.is(type));
	}

	void await(String what, BooleanSupplier condition) {
		try {
			Awaitility.await(what)
				.pollInterval(Duration.ofMillis(10))
				.atMost(PATIENCE)
				.until(() -> saw("broken") || condition.getAsBoolean());
		}
		catch (RuntimeException ex) {
			throw new AssertionError("%s: waited in vain for %s; %s".formatted(this.client, what, this), ex);
		}
		if (saw("broken")) {
			throw new AssertionError("%s is broken; %s".formatted(this.client, this));
		}
	}

	@Override
	public void close() {
		try {
			if (this.running != null) {
				this.running.stop();
			}
		}
		finally {
			this.proxy.close();
		}
	}

	@Override
	public String toString() {
		return "it saw " + sightings() + " after requests " + requests();
	}

}
