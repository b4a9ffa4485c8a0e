package io.github.sseboot.benchmarks.fanout;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The server in a process of its own, so that its processor time can be told apart.
 */
final class ServerProcess implements AutoCloseable {

	private final HttpClient http = HttpClient.newHttpClient();

	private final int port;

	private final Process process;

	ServerProcess() throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			this.port = free.getLocalPort();
		}
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		this.process = new ProcessBuilder(List.of(java, "-Xmx4g", "-cp", System.getProperty("java.class.path"),
				FanOutServer.class.getName(), "--server.port=" + this.port, "--server.tomcat.max-connections=20000",
				"--server.tomcat.accept-count=5000", "--logging.level.root=error", "--spring.main.banner-mode=off"))
			.inheritIO()
			.start();
		for (int i = 0; i < 600 && !up(); i++) {
			LockSupport.parkNanos(100_000_000);
		}
	}

	int port() {
		return this.port;
	}

	long number(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(uri(path)).build();
		return Long.parseLong(this.http.send(request, HttpResponse.BodyHandlers.ofString()).body());
	}

	void publish(String via, int rate, int seconds) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest
			.newBuilder(uri("/publish?via=%s&rate=%d&seconds=%d".formatted(via, rate, seconds)))
			.timeout(Duration.ofMinutes(5))
			.POST(HttpRequest.BodyPublishers.noBody())
			.build();
		this.http.send(request, HttpResponse.BodyHandlers.discarding());
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	private boolean up() {
		try {
			number("/cpu");
			return true;
		}
		catch (IOException | InterruptedException ex) {
			return false;
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().completeOnTimeout(this.process, 20, TimeUnit.SECONDS).join();
		if (this.process.isAlive()) {
			this.process.destroyForcibly();
		}
	}

}
