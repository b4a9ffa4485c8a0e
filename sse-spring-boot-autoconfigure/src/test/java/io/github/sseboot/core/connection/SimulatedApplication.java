package io.github.sseboot.core.connection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.github.sseboot.SseEvent;
import io.github.sseboot.engine.EventKind;
import io.github.sseboot.engine.NewEvent;

/**
 * What the application does: it publishes, completes channels, and says what its state
 * is.
 */
final class SimulatedApplication {

	private final Random random;

	private final SimulatedBounds bounds;

	private final List<SimulatedClient> clients;

	private final Runnable interlude;

	private int published;

	SimulatedApplication(Random random, SimulatedBounds bounds, List<SimulatedClient> clients, Runnable interlude) {
		this.random = random;
		this.bounds = bounds;
		this.clients = clients;
		this.interlude = interlude;
	}

	void publish(SimulatedNode node) {
		int size = (this.random.nextInt(4) == 0) ? 1 + this.random.nextInt(6) : 1;
		List<NewEvent> batch = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			List<String> names = new ArrayList<>(SimulatedBounds.CHANNELS);
			Collections.shuffle(names, this.random);
			long version = this.published++;
			byte[] data = ("n" + version + this.bounds.padding()).getBytes(StandardCharsets.UTF_8);
			batch.add(new NewEvent(EventKind.MESSAGE, names.subList(0, this.bounds.pick(1, 1, 1, 2, 3)), null, data,
					this.bounds.subject(), version, headers(), null));
		}
		node.log.append(batch);
	}

	private Map<String, String> headers() {
		Map<String, String> headers = new HashMap<>();
		if (this.random.nextInt(4) > 0) {
			headers.put("region", this.bounds.region());
		}
		SimulatedClient client = this.clients.get(this.random.nextInt(this.clients.size()));
		if (client.live() && this.random.nextInt(8) == 0) {
			headers.put(SseEvent.EXCEPT_HEADER, client.connection.id());
		}
		return headers;
	}

	void complete(SimulatedNode node) {
		String name = SimulatedBounds.CHANNELS.get(this.random.nextInt(SimulatedBounds.CHANNELS.size()));
		EventKind kind = this.random.nextInt(3) == 0 ? EventKind.END : EventKind.REOPEN;
		node.log.append(List.of(NewEvent.control(kind, name)));
	}

	/**
	 * The state, while other things happen. At times it cannot be had.
	 */
	List<SseEvent> state(SimulatedNode node) {
		this.interlude.run();
		List<SseEvent> state = node.ledger.state();
		this.interlude.run();
		if (this.random.nextInt(10) == 0) {
			throw new NoStateException();
		}
		return state;
	}

	/**
	 * The application cannot say what the state is.
	 */
	static final class NoStateException extends RuntimeException {

		private static final long serialVersionUID = 1;

	}

}
