package io.github.sseboot.core.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SnapshotTooLargeException;
import io.github.sseboot.core.channel.ChannelInspection;

/**
 * One schedule of everything that can happen on a node, chosen by a seed and run on one
 * thread. Things also happen in the middle of a pass, of an append and of an admission,
 * wherever those call out. At the end everything comes to rest and is compared.
 */
final class Simulation {

	private final Random random;

	private final SimulatedBounds bounds;

	private final List<SimulatedClient> clients = new ArrayList<>();

	private final SimulatedApplication application;

	private final List<Arrival> arrivals = new ArrayList<>();

	private int interludeChance;

	private SimulatedNode node;

	private long now;

	private int depth;

	private boolean exclusive;

	Simulation(long seed) {
		this.random = new Random(seed * 0x9E3779B97F4A7C15L);
		this.bounds = new SimulatedBounds(this.random);
		this.now = this.random.nextBoolean() ? 0 : -this.random.nextInt(1_000_000_000) * 1000L;
		this.interludeChance = this.bounds.pick(0, 5, 20, 50);
		this.application = new SimulatedApplication(this.random, this.bounds, this.clients, this::interlude);
		this.node = newNode();
		IntStream.range(0, 2 + this.random.nextInt(6))
			.forEach((i) -> this.clients.add(new SimulatedClient(
					this.bounds.stream(() -> this.application.state(this.node)), this.random.nextInt(2))));
	}

	private SimulatedNode newNode() {
		return new SimulatedNode(this.bounds, this.random.nextLong(), () -> this.now, this::interlude);
	}

	void run() {
		int steps = 50 + this.random.nextInt(200);
		for (int i = 0; i < steps; i++) {
			if (this.random.nextInt(120) == 0) {
				restart();
			}
			else {
				step();
			}
		}
		comeToRest();
		this.clients.stream().filter(SimulatedClient::live).forEach(SimulatedClient::atRest);
		compareCounts();
		end();
	}

	private void interlude() {
		if (this.depth < 2 && this.random.nextInt(100) < this.interludeChance) {
			this.depth++;
			step();
			this.depth--;
		}
	}

	private void step() {
		int kind = this.random.nextInt(100);
		if (kind < 5) {
			work();
		}
		else if (kind < 30) {
			pass();
		}
		else if (kind < 45) {
			network(this.clients.get(this.random.nextInt(this.clients.size())));
		}
		else if (!this.exclusive) {
			this.exclusive = (kind < 85 && kind >= 58);
			try {
				change(kind);
			}
			finally {
				this.exclusive = false;
			}
		}
	}

	private void change(int kind) {
		if (kind < 53) {
			arrive(this.clients.get(this.random.nextInt(this.clients.size())));
		}
		else if (kind < 58) {
			enter();
		}
		else if (kind < 82) {
			this.application.publish(this.node);
		}
		else if (kind < 85) {
			this.application.complete(this.node);
		}
		else if (kind < 90) {
			this.node.channels.sweep();
		}
		else {
			this.now += Duration.ofMillis(this.bounds.pick(1, 10, 100, 100, 300, 2000)).toNanos();
		}
	}

	/**
	 * What the application does on a thread of its own.
	 */
	private void work() {
		Runnable task = this.node.tasks.poll();
		if (task != null) {
			task.run();
		}
	}

	private void pass() {
		this.node.pass(this.random.nextInt(this.node.shards()));
	}

	private void network(SimulatedClient client) {
		if (!client.live()) {
			return;
		}
		switch (this.random.nextInt(12)) {
			case 0 -> client.sink.breakDown();
			case 1 -> client.connection.close(CloseReason.DISCONNECTED);
			case 2 -> client.connection.close(CloseReason.values()[this.random.nextInt(CloseReason.values().length)]);
			case 3, 4 -> client.sink.stall();
			case 5, 6 -> client.sink.window(this.random.nextInt(2000));
			case 7 -> client.connection.ready();
			default -> resume(client);
		}
	}

	private static void resume(SimulatedClient client) {
		if (client.sink.resume()) {
			client.connection.ready();
		}
	}

	private void arrive(SimulatedClient client) {
		if (client.live() || this.arrivals.stream().anyMatch((arrival) -> arrival.client == client)) {
			return;
		}
		String id = switch (this.random.nextInt(12)) {
			case 0 -> "";
			case 1 -> "garbage";
			case 2 -> this.clients.get(this.random.nextInt(this.clients.size())).lastEventId();
			default -> client.lastEventId();
		};
		this.arrivals.add(new Arrival(client, id, null));
		int index = this.arrivals.size() - 1;
		Admission admission = admit(client, id);
		Arrival arrival = this.arrivals.remove(indexOf(client, index));
		if (admission instanceof Admission.Admitted admitted) {
			this.arrivals.add(new Arrival(arrival.client, id, admitted));
		}
	}

	private Admission admit(SimulatedClient client, String id) {
		try {
			return this.node.reception.admit(new Subscription(client.stream, this.node.dialects.get(client.dialect),
					this.bounds.timing(), id, null));
		}
		catch (SimulatedApplication.NoStateException | SnapshotTooLargeException ex) {
			return null;
		}
	}

	private int indexOf(SimulatedClient client, int guess) {
		return IntStream.rangeClosed(0, guess)
			.filter((i) -> this.arrivals.get(i).client == client)
			.findFirst()
			.orElseThrow();
	}

	private void enter() {
		List<Arrival> ready = this.arrivals.stream().filter((arrival) -> arrival.admitted != null).toList();
		if (!ready.isEmpty()) {
			Arrival arrival = ready.get(this.random.nextInt(ready.size()));
			this.arrivals.remove(arrival);
			if (this.random.nextInt(8) == 0) {
				arrival.admitted.cancel();
				return;
			}
			arrival.client.enter(this.node, arrival.admitted, arrival.id, this::interlude);
			if (this.random.nextInt(10) == 0) {
				arrival.client.connection.close(CloseReason.DISCONNECTED);
			}
		}
	}

	private void restart() {
		this.arrivals.forEach((arrival) -> arrival.admitted.cancel());
		this.arrivals.clear();
		int chance = this.interludeChance;
		this.interludeChance = 0;
		this.node.abandon();
		while (!this.node.tasks.isEmpty()) {
			work();
		}
		this.interludeChance = chance;
		check(this.node.channels.allowance().used() == 0, "memory of snapshots was not given back");
		check(this.node.load.openedCount() == this.node.load.closedCount(), "not all were closed");
		this.node = newNode();
	}

	private void comeToRest() {
		this.interludeChance = 0;
		while (!this.arrivals.isEmpty()) {
			enter();
		}
		for (int i = 0; i < 10_000; i++) {
			this.clients.stream().filter(SimulatedClient::live).forEach(Simulation::resume);
			boolean work = !this.node.tasks.isEmpty();
			work();
			for (int shard = 0; shard < this.node.shards(); shard++) {
				if (this.node.hasWork(shard)) {
					work = true;
					this.node.pass(shard);
				}
			}
			if (!work) {
				return;
			}
		}
		throw new AssertionError("It never comes to rest");
	}

	private void compareCounts() {
		List<SimulatedClient> live = this.clients.stream().filter(SimulatedClient::live).toList();
		List<String> problems = ChannelInspection.problems(this.node.channels);
		check(problems.isEmpty(), problems.toString());
		check(this.node.load.openedCount() == this.node.load.closedCount() + live.size(),
				"opened is not closed + live");
		int expected = live.stream().mapToInt((client) -> client.channels().size()).sum();
		int interests = ChannelInspection.interests(this.node.channels);
		check(interests == expected, "there are " + interests + " interests, not " + expected);
	}

	private void end() {
		List<SimulatedClient> live = this.clients.stream()
			.filter((client) -> client.live() && !client.sink.broken())
			.toList();
		this.node.shutDown();
		comeToRest();
		check(this.clients.stream().noneMatch(SimulatedClient::live), "somebody is still connected");
		check(live.stream().allMatch(SimulatedClient::hasEnd), "somebody was not told of the end");
		compareCounts();
		check(this.node.channels.allowance().used() == 0, "memory of snapshots was not given back");
		this.now += Duration.ofMinutes(2).toNanos();
		IntStream.range(0, 3).forEach((i) -> this.node.channels.sweep());
		compareCounts();
		check(ChannelInspection.ordinary(this.node.channels) == 0, "channels are left after everything became too old");
	}

	private static void check(boolean condition, String problem) {
		if (!condition) {
			throw new AssertionError(problem);
		}
	}

	/**
	 * A client between its request and its start.
	 *
	 * @param client the client
	 * @param id what it sent
	 * @param admitted its place, or {@code null} while that is decided
	 */
	private record Arrival(SimulatedClient client, String id, Admission.Admitted admitted) {

	}

}
