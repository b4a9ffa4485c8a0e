package io.github.sseboot.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * All clients, and their way through the scenarios: all at the same time.
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
	 * Sends all clients through what they can do. While those that stay wait, others come
	 * and go.
	 * @return how each of them fared
	 */
	Outcomes run(Class<?> container, long seed) {
		Outcomes outcomes = new Outcomes();
		ExecutorService threads = Executors.newCachedThreadPool();
		try {
			CompletableFuture<Void> stay = CompletableFuture
				.runAsync(() -> visit(Visit.STAY, container, seed, outcomes, threads), threads);
			for (Visit visit : List.of(Visit.FAREWELL, Visit.REFUSAL, Visit.ELSEWHERE)) {
				visit(visit, container, seed, outcomes, threads);
			}
			stay.join();
			return outcomes;
		}
		finally {
			threads.shutdownNow();
		}
	}

	/**
	 * A server for each of the settings that clients need.
	 */
	private void visit(Visit visit, Class<?> container, long seed, Outcomes outcomes, Executor threads) {
		this.clients.stream()
			.filter((client) -> !visit.of(client).isEmpty())
			.collect(Collectors.groupingBy(Client::settings))
			.forEach((settings, group) -> visit(visit, container, settings, group, new Contract(group.size(), seed),
					outcomes, threads));
	}

	private static void visit(Visit visit, Class<?> container, List<String> settings, List<Client> group,
			Contract contract, Outcomes outcomes, Executor threads) {
		List<String> all = new ArrayList<>(settings);
		all.addAll(visit.settings(group.size()));
		try (ClientsServer server = ClientsServer.start(container, all.toArray(String[]::new))) {
			if (visit == Visit.REFUSAL) {
				contract.takeAllPlaces(server, group.size());
			}
			CompletableFuture<Void> visits = CompletableFuture.allOf(group.stream()
				.map((client) -> CompletableFuture.runAsync(() -> visit(visit, contract, server, client, outcomes),
						threads))
				.toArray(CompletableFuture[]::new));
			if (visit == Visit.REFUSAL) {
				contract.makeRoom();
			}
			visits.join();
		}
	}

	/**
	 * What follows a scenario that failed has failed, too: nobody knows where the client
	 * is.
	 */
	private static void visit(Visit visit, Contract contract, ClientsServer server, Client client, Outcomes outcomes) {
		List<Scenario> left = new ArrayList<>(visit.of(client));
		try (Trial trial = new Trial(server, client)) {
			visit.begin(trial);
			while (!left.isEmpty()) {
				left.get(0).check().run(contract, trial);
				outcomes.passed(left.remove(0), client);
				trial.nextScenario();
			}
		}
		catch (Exception | AssertionError ex) {
			left.forEach((scenario) -> outcomes.failed(scenario, client, new AssertionError(
					"%s failed in '%s': %s".formatted(client, left.get(0).column(), ex.getMessage()), ex)));
		}
	}

}
