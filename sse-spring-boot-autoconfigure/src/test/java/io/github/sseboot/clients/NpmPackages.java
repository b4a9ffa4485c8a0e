package io.github.sseboot.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The libraries for browsers and node, as {@code package-lock.json} names them, installed
 * once below {@code target}.
 */
final class NpmPackages {

	static final Path SOURCES = Path.of("src/test/clients").toAbsolutePath();

	static final Path DIRECTORY = Path.of("target/clients").toAbsolutePath();

	private static final String LOCK = "package-lock.json";

	private static final String INSTALLED = "installed";

	private NpmPackages() {
	}

	/**
	 * The exact version of a package.
	 */
	static String version(String name) {
		JsonNode lock = JsonMapper.shared().readTree(SOURCES.resolve(LOCK));
		return lock.path("packages").path("node_modules/" + name).path("version").asString();
	}

	/**
	 * Installs what is not there yet, and copies the drivers beside it.
	 */
	static synchronized void install() throws IOException, InterruptedException {
		Files.createDirectories(DIRECTORY);
		copySources();
		Path stamp = DIRECTORY.resolve(INSTALLED);
		String lock = Files.readString(SOURCES.resolve(LOCK));
		if (Files.exists(stamp) && Files.readString(stamp).equals(lock)) {
			return;
		}
		Path log = DIRECTORY.resolve("npm.log");
		Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
			.directory(DIRECTORY.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		if (!npm.waitFor(5, TimeUnit.MINUTES)) {
			npm.destroyForcibly();
		}
		if (npm.isAlive() || npm.exitValue() != 0) {
			throw new IllegalStateException("'npm ci' failed, see " + log + ":\n" + Files.readString(log));
		}
		Files.writeString(stamp, lock);
	}

	private static void copySources() throws IOException {
		try (Stream<Path> sources = Files.list(SOURCES)) {
			sources.forEach((source) -> {
				try {
					Files.copy(source, DIRECTORY.resolve(source.getFileName().toString()),
							StandardCopyOption.REPLACE_EXISTING);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
		}
	}

	/**
	 * The programs that are missing on this machine.
	 */
	static List<String> missing(String... programs) {
		return Stream.of(programs).filter((program) -> !exists(program)).toList();
	}

	private static boolean exists(String program) {
		try {
			return new ProcessBuilder(program, "--version").redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
