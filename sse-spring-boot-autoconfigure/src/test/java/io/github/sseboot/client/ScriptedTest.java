package io.github.sseboot.client;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

import io.github.sseboot.support.ScriptedServer;
import io.github.sseboot.support.ScriptedServer.Script;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A test against a server that does what the test says.
 */
@Timeout(30)
abstract class ScriptedTest {

	static final Duration SOON = Duration.ofSeconds(10);

	final Heard heard = new Heard();

	ScriptedServer server;

	@AfterEach
	void stop() throws Exception {
		if (this.server != null) {
			this.server.close();
			assertThat(this.server.failures()).isEmpty();
		}
	}

	URI playing(Script... scripts) {
		this.server = ScriptedServer.playing(scripts);
		return this.server.uri("/");
	}

	static Script streaming(String text) {
		return (exchange) -> {
			exchange.stream();
			exchange.chunk(text);
			exchange.awaitFin();
		};
	}

	static Script ending(String text) {
		return (exchange) -> {
			exchange.stream();
			exchange.chunk(text);
			exchange.end();
		};
	}

}
