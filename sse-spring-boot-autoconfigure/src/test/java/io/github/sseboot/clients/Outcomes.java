package io.github.sseboot.clients;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * How each client fared in each scenario that it can go through.
 */
final class Outcomes {

	private final Map<Cell, Optional<Throwable>> cells = new ConcurrentHashMap<>();

	void passed(Scenario scenario, Client client) {
		this.cells.put(new Cell(scenario, client.id()), Optional.empty());
	}

	void failed(Scenario scenario, Client client, Throwable failure) {
		this.cells.put(new Cell(scenario, client.id()), Optional.of(failure));
	}

	boolean failed(Scenario scenario, Client client) {
		Optional<Throwable> failure = this.cells.get(new Cell(scenario, client.id()));
		return failure == null || failure.isPresent();
	}

	/**
	 * Each as a test, by scenario.
	 */
	Stream<DynamicNode> tests(ClientMatrix matrix) {
		Map<Scenario, Stream<DynamicTest>> tests = new LinkedHashMap<>();
		for (Scenario scenario : Scenario.values()) {
			tests.put(scenario,
					matrix.clients()
						.stream()
						.filter((client) -> this.cells.containsKey(new Cell(scenario, client.id())))
						.map((client) -> DynamicTest.dynamicTest(client.title(), () -> check(scenario, client))));
		}
		return tests.entrySet()
			.stream()
			.map((entry) -> DynamicContainer.dynamicContainer(entry.getKey().column(), entry.getValue()));
	}

	private void check(Scenario scenario, Client client) throws Throwable {
		Optional<Throwable> failure = this.cells.get(new Cell(scenario, client.id()));
		if (failure.isPresent()) {
			throw failure.get();
		}
	}

	private record Cell(Scenario scenario, String client) {
	}

}
