package io.github.sseboot.clients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * All clients, and their way through a scenario: all at the same time.
 */
final class ClientMatrix {

	private final List<Client> clients;

	ClientMatrix(List<Client> clients) {
		this.clients = clients;
	}

	static ClientMatrix of(Hosts hosts) {
		List<Client> clients = new ArrayList<>(BrowserClients.scripts(hosts::chromium));
		clients.addAll(BrowserClients.markup(hosts::chromium));
		clients.addAll(NodeClients.all(hosts::node));
		clients.addAll(JvmClients.all());
		return new ClientMatrix(clients);
	}

	ClientMatrix only(String... ids) {
		return new ClientMatrix(this.clients.stream().filter((client) -> List.of(ids).contains(client.id())).toList());
	}

	List<Client> clients() {
		return this.clients;
	}

	/**
	 * Sends all clients that can through the scenario.
	 * @return how each of them fared
	 */
	Map<Client, CompletableFuture<Void>> run(Scenario scenario, Class<?> container, long seed) {
		List<Client> able = this.clients.stream().filter((client) -> client.can(scenario)).toList();
		Contract contract = new Contract(able.size(), seed);
		ExecutorService threads = Executors.newCachedThreadPool();
		boolean full = scenario == Scenario.REFUSED;
		try (ClientsServer server = full ? ClientsServer.start(container, "sse.limits.connections=" + (able.size()))
				: ClientsServer.start(container)) {
			Map<Client, CompletableFuture<Void>> results = new LinkedHashMap<>();
			if (full) {
				contract.takeAllPlaces(server, able.size());
			}
			for (Client client : able) {
				results.put(client,
						CompletableFuture.runAsync(() -> check(scenario, contract, server, client), threads));
			}
			if (full) {
				contract.makeRoom();
			}
			CompletableFuture.allOf(results.values().toArray(CompletableFuture[]::new))
				.exceptionally((ex) -> null)
				.join();
			return results;
		}
		finally {
			threads.shutdownNow();
		}
	}

	/**
	 * The outcome of each client as a test.
	 */
	static Stream<DynamicNode> tests(Map<Client, CompletableFuture<Void>> results) {
		return results.entrySet()
			.stream()
			.map((result) -> DynamicTest.dynamicTest(result.getKey().title(), () -> outcome(result.getValue())));
	}

	private static void outcome(CompletableFuture<Void> result) throws Throwable {
		try {
			result.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() != null) ? ex.getCause() : ex;
		}
	}

	private static void check(Scenario scenario, Contract contract, ClientsServer server, Client client) {
		try (Trial trial = new Trial(server, client)) {
			scenario.check().run(contract, trial);
		}
		catch (Exception ex) {
			throw new AssertionError(client + ": " + ex, ex);
		}
	}

}
