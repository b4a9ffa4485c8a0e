package io.github.sseboot.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One node process for all clients that are libraries for node; {@code node.mjs} is its
 * other side. What goes wrong outside of any client is told to all.
 */
final class NodeHost implements Host, AutoCloseable {

	private final AtomicInteger ids = new AtomicInteger();

	private final Map<String, Consumer<Sighting>> listeners = new ConcurrentHashMap<>();

	private final Process process;

	private final Writer commands;

	private NodeHost(Process process) {
		this.process = process;
		this.commands = process.outputWriter();
		Thread reader = new Thread(this::read, "node-clients");
		reader.setDaemon(true);
		reader.start();
	}

	static NodeHost start() throws IOException {
		return new NodeHost(new ProcessBuilder("node", "node.mjs").directory(NpmPackages.DIRECTORY.toFile())
			.redirectError(NpmPackages.DIRECTORY.resolve("node.log").toFile())
			.start());
	}

	@Override
	public Running start(String client, Wish wish, Consumer<Sighting> sighted) {
		String id = Integer.toString(this.ids.incrementAndGet());
		this.listeners.put(id, sighted);
		send(Map.of("op", "start", "id", id, "client", client, "request", wish));
		return () -> {
			send(Map.of("op", "stop", "id", id));
			this.listeners.remove(id);
		};
	}

	@Override
	public void close() {
		this.process.destroy();
	}

	private synchronized void send(Map<String, Object> command) {
		try {
			this.commands.write(JsonMapper.shared().writeValueAsString(command) + "\n");
			this.commands.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The node process is gone, see target/clients/node.log", ex);
		}
	}

	private void read() {
		try (BufferedReader sightings = this.process.inputReader()) {
			for (String line = sightings.readLine(); line != null; line = sightings.readLine()) {
				tell(JsonMapper.shared().readTree(line));
			}
		}
		catch (IOException ex) {
			// The process was ended
		}
	}

	private void tell(JsonNode line) {
		Sighting sighting = new Sighting(line.path("type").asString(), line.path("name").asString(null),
				line.path("data").asString(null));
		String id = line.path("id").asString();
		if (id.isEmpty()) {
			this.listeners.values().forEach((listener) -> listener.accept(sighting));
		}
		else {
			this.listeners.getOrDefault(id, (late) -> {
			}).accept(sighting);
		}
	}

}
