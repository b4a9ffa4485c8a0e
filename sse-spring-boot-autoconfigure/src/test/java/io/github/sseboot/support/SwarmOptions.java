package io.github.sseboot.support;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What the members of a {@link Swarm} ask for and how they behave. Immutable.
 *
 * @param requests asked for in turn; loopback only
 * @param receiveBuffer size of each socket's receive buffer, 0 for the kernel's choice
 * @param sources over how many addresses (127.0.0.1, 127.0.0.2, …) members are spread, 0
 * to let the kernel choose; more are used by themselves when ports get short
 * @param reconnecting whether members return when the server ended their connection
 * @param retry how long they wait before that, up to twice, unless the server said so
 * @param holesAllowed whether numbers need only grow, as for channels that conflate
 * @param seed of all that is random
 */
public record SwarmOptions(List<SseRequest> requests, int receiveBuffer, int sources, boolean reconnecting,
		Duration retry, boolean holesAllowed, long seed) {

	public SwarmOptions {
		requests = List.copyOf(requests);
		if (requests.isEmpty()) {
			throw new IllegalArgumentException("'requests' must not be empty");
		}
		for (SseRequest request : requests) {
			if (!request.uri().getHost().matches("localhost|127\\.[0-9.]+")) {
				throw new IllegalArgumentException("'requests' must go to loopback but was " + request.uri());
			}
		}
	}

	public static SwarmOptions of(List<URI> uris) {
		return new SwarmOptions(uris.stream().map(SseRequest::get).toList(), 0, 0, true, Duration.ofMillis(100), false,
				1);
	}

	public static SwarmOptions of(URI uri) {
		return of(List.of(uri));
	}

	/**
	 * Each request with this header.
	 */
	public SwarmOptions header(String name, String value) {
		return new SwarmOptions(this.requests.stream().map((request) -> request.header(name, value)).toList(),
				this.receiveBuffer, this.sources, this.reconnecting, this.retry, this.holesAllowed, this.seed);
	}

	public SwarmOptions receiveBuffer(int bytes) {
		return new SwarmOptions(this.requests, bytes, this.sources, this.reconnecting, this.retry, this.holesAllowed,
				this.seed);
	}

	public SwarmOptions sources(int count) {
		return new SwarmOptions(this.requests, this.receiveBuffer, count, this.reconnecting, this.retry,
				this.holesAllowed, this.seed);
	}

	public SwarmOptions reconnecting(boolean returns) {
		return new SwarmOptions(this.requests, this.receiveBuffer, this.sources, returns, this.retry, this.holesAllowed,
				this.seed);
	}

	public SwarmOptions retry(Duration time) {
		return new SwarmOptions(this.requests, this.receiveBuffer, this.sources, this.reconnecting, time,
				this.holesAllowed, this.seed);
	}

	public SwarmOptions allowHoles() {
		return new SwarmOptions(this.requests, this.receiveBuffer, this.sources, this.reconnecting, this.retry, true,
				this.seed);
	}

	public SwarmOptions seed(long number) {
		return new SwarmOptions(this.requests, this.receiveBuffer, this.sources, this.reconnecting, this.retry,
				this.holesAllowed, number);
	}

}
