package io.github.sseboot.documentation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.autoconfigure.SseProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The properties that the README shows are those that there are.
 */
class PropertiesTests {

	private static final int LINES_THAT_ARE_NO_DEFAULTS = 5;

	@Test
	void theReadmesPropertiesExist() throws IOException {
		for (Snippet snippet : Snippet.all("yaml")) {
			assertThat(sections(snippet)).as(snippet.toString()).isSubsetOf("sse", "server", "spring");
			if (sections(snippet).contains("sse")) {
				assertThat(bind(snippet.code())).as(snippet.toString()).isNotNull();
			}
		}
	}

	@Test
	void thePropertiesOfTheWebServerExist() throws IOException {
		List<Snippet> snippets = Snippet.all("yaml").stream().filter((it) -> sections(it).contains("server")).toList();
		assertThat(snippets).isNotEmpty();
		for (Snippet snippet : snippets) {
			assertThat(bind(snippet.code(), "server", ServerProperties.class).getHttp2().isEnabled()).isTrue();
			assertThat(bind(snippet.code(), "spring.ssl", SslProperties.class).getBundle().getPem()).isNotEmpty();
			assertThat(sections(snippet)).containsExactly("server", "spring");
		}
	}

	@Test
	void theyAreTheDefaultsButForTheLastFiveLines() throws IOException {
		assertThat(readme()).contains("These are the defaults, but for the last five lines.");
		List<String> lines = properties().lines().toList();
		List<String> defaults = lines.subList(0, lines.size() - LINES_THAT_ARE_NO_DEFAULTS);
		assertThat(bind(String.join("\n", defaults)))
			.isEqualTo(new Binder(new MapConfigurationPropertySource()).bindOrCreate("sse", SseProperties.class));
	}

	@Test
	void theLastFiveLinesAreAPattern() throws IOException {
		SseProperties properties = bind(properties());
		assertThat(properties.channels()).singleElement().satisfies((channel) -> {
			assertThat(channel.pattern()).isEqualTo("prices/*");
			assertThat(channel.history().maxEvents()).isEqualTo(1);
			assertThat(channel.onLag()).isEqualTo(LagPolicy.SKIP);
		});
	}

	@Test
	void everyGroupIsShown() throws IOException {
		assertThat(properties()).contains("dialect:", "heartbeat:", "history:", "delivery:", "on-lag:", "memory:",
				"publish:", "connection:", "stream:", "long-poll:", "limits:", "shutdown:", "channels:");
	}

	@Test
	void everyLagPolicyIsNamed() throws IOException {
		String line = properties().lines().filter((text) -> text.contains("on-lag:")).findFirst().orElseThrow();
		for (LagPolicy policy : LagPolicy.values()) {
			assertThat(line).containsIgnoringCase(policy.name());
		}
	}

	@Test
	void aPropertyThatDoesNotExistIsFound() {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind("sse:\n  history:\n    min-events: 1\n"))
			.havingRootCause()
			.withMessageContaining("sse.history.min-events");
	}

	private static String properties() throws IOException {
		return Snippet.all("yaml")
			.stream()
			.filter((snippet) -> snippet.page().endsWith("README.md") && snippet.code().startsWith("sse:"))
			.map(Snippet::code)
			.findFirst()
			.orElseThrow();
	}

	private static String readme() throws IOException {
		return Files.readString(Snippet.root().resolve("README.md")).replace('\n', ' ');
	}

	private static List<String> sections(Snippet snippet) {
		return snippet.code()
			.lines()
			.filter((line) -> line.matches("\\w+:.*"))
			.map((line) -> line.split(":")[0])
			.toList();
	}

	private static SseProperties bind(String yaml) throws IOException {
		return bind(yaml, "sse", SseProperties.class);
	}

	private static <T> T bind(String yaml, String prefix, Class<T> type) throws IOException {
		List<PropertySource<?>> sources = new YamlPropertySourceLoader().load("readme",
				new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
		return new Binder(ConfigurationPropertySources.from(sources))
			.bind(prefix, Bindable.of(type), new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
			.get();
	}

}
