package io.github.sseboot.benchmarks.fanout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Events of 100 bytes to many connections: (i) one at a time, each after all clients have
 * the one before; (ii) 1,000 a second. The starter and the emitters take turns on the
 * same server; what is printed are medians over the rounds.
 * <p>
 * Run it with {@code java -jar benchmarks/target/benchmarks.jar [connections] [rounds]}.
 *
 * @since 1.0.0
 */
public final class FanOut {

	private static final int SINGLE_EVENTS = 100;

	private static final int FLOOD_SECONDS = 10;

	private final Map<String, List<Double>> results = new TreeMap<>();

	private final int connections;

	private FanOut(int connections) {
		this.connections = connections;
	}

	/**
	 * Measure, and print a table.
	 * @param args connections (5000) and rounds (3)
	 * @throws IOException if the server cannot be reached
	 * @throws InterruptedException never
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		int connections = (args.length > 0) ? Integer.parseInt(args[0]) : 5000;
		int rounds = (args.length > 1) ? Integer.parseInt(args[1]) : 3;
		FanOut fanOut = new FanOut(connections);
		try (ServerProcess server = new ServerProcess()) {
			for (int round = 0; round < rounds + 1; round++) {
				for (String via : List.of("starter", "emitter")) {
					fanOut.measure(server, via, round > 0);
				}
			}
		}
		fanOut.print();
	}

	private void measure(ServerProcess server, String via, boolean keep) throws IOException, InterruptedException {
		try (Readers readers = new Readers(server.port(), "/" + via, this.connections)) {
			while (server.number("/listeners?via=" + via) < this.connections) {
				LockSupport.parkNanos(50_000_000);
			}
			Measurement single = single(server, via, readers);
			System.out.printf("%s: %s%n", via, single);
			Measurement flood = flood(server, via, readers);
			System.out.printf("%s: %s%n", via, flood);
			if (keep) {
				add("(i) one at a time, " + via, single);
				add("(ii) 1,000 events/s, " + via, flood);
			}
		}
		while (server.number("/listeners?via=" + via) > 0) {
			server.publish(via, 0, 0);
			LockSupport.parkNanos(200_000_000);
		}
	}

	private Measurement single(ServerProcess server, String via, Readers readers)
			throws IOException, InterruptedException {
		long cpu = server.number("/cpu");
		long start = System.nanoTime();
		long before = readers.events();
		for (int i = 1; i <= SINGLE_EVENTS; i++) {
			server.publish(via, 0, 0);
			while (readers.events() < before + (long) i * this.connections) {
				Thread.onSpinWait();
				LockSupport.parkNanos(100_000);
			}
		}
		long time = System.nanoTime() - start;
		return new Measurement(readers.events() - before, time, server.number("/cpu") - cpu);
	}

	private Measurement flood(ServerProcess server, String via, Readers readers)
			throws IOException, InterruptedException {
		long cpu = server.number("/cpu");
		long start = System.nanoTime();
		long before = readers.events();
		server.publish(via, 1000, FLOOD_SECONDS);
		long time = System.nanoTime() - start;
		return new Measurement(readers.events() - before, time, server.number("/cpu") - cpu);
	}

	private void add(String what, Measurement measurement) {
		this.results.computeIfAbsent(what + ": deliveries/s", (key) -> new ArrayList<>())
			.add(measurement.events() * 1e9 / measurement.nanos());
		this.results.computeIfAbsent(what + ": server CPU us/delivery", (key) -> new ArrayList<>())
			.add(measurement.cpuNanos() / 1e3 / measurement.events());
	}

	private void print() {
		this.results.forEach((what, values) -> {
			double median = values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
			System.out.printf("%-55s %,15.2f   %s%n", what, median,
					values.stream().map((value) -> "%,.2f".formatted(value)).toList());
		});
	}

	private record Measurement(long events, long nanos, long cpuNanos) {
	}

}
