package io.github.sseboot.autoconfigure;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import io.github.sseboot.core.Node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What a wrong value leads to: the application does not start, and says what to do.
 */
class WrongPropertyTests {

	/** Property, value, and what is allowed. */
	static final List<Wrong> WRONG = Stream.of("dialect, morse, there is no dialect of this name",
			"shards, 0, at least 1", "shards, -1, at least 1", "shards, 65, at most 64",
			"heartbeat.interval, -1s, 0 or at least 100ms", "heartbeat.interval, 99ms, 0 or at least 100ms",
			"heartbeat.interval, 500us, 0 or at least 100ms", "heartbeat.interval, 5m, at most 299s",
			"history.max-events, -1, at least 0", "history.max-age, -1500ms, not be negative",
			"history.max-age, 36501d, at most 36500d", "history.max-size, -1KB, at least 0B",
			"delivery.window, 0B, at least 1B", "delivery.window, -1MB, at least 1B",
			"delivery.stall-timeout, 0s, at least 100ms", "delivery.stall-timeout, -20s, at least 100ms",
			"delivery.stall-timeout, 36501d, at most 36500d", "max-keys, 0, at least 1",
			"memory.max-size, 0B, 'sse.limits.event-size', which is 1MB",
			"memory.max-size, 1023KB, 'sse.limits.event-size', which is 1MB", "publish.max-wait, -1ms, not be negative",
			"publish.max-wait, 10001ms, at most 10s", "connection.retry, 0s, at least 1ms",
			"connection.retry, -3s, at least 1ms", "connection.retry, 25h, at most 1d",
			"connection.max-age, -1m, 0 or at least 1s", "connection.max-age, 999ms, 0 or at least 1s",
			"connection.max-age, 366d, at most 365d", "stream.linger, 99ms, at least 100ms",
			"stream.linger, 2d, at most 1d", "stream.max-size, -1B, at least 0B", "limits.connections, 0, at least 1",
			"limits.channels, 0, at least 1", "limits.producers, 0, at least 1", "limits.channels, -5, at least 1",
			"limits.event-size, 0B, at least 1B", "limits.reconnects, -1, at least 0",
			"long-poll.hold, 999ms, at least 1s", "long-poll.hold, 46s, at most 45s",
			"limits.event-size, 2GB, at most 1GB", "limits.snapshot-size, 0B, at least 1B",
			"limits.snapshot-size, -1KB, at least 1B", "limits.snapshot-size, 2GB, at most 1GB",
			"shutdown.patience, -5s, not be negative", "shutdown.patience, 61m, at most 1h",
			"channels[2].pattern, a*b, as a whole segment only", "channels[2].pattern, **/a, as its last segment only",
			"channels[2].pattern, a{b}, must not contain", "channels[2].pattern, ~a, must not start with",
			"channels[2].history.max-events, -1, at least 0", "channels[2].history.max-age, -1ns, not be negative",
			"channels[2].history.max-size, -1B, at least 0B", "channels[2].delivery.window, 0B, at least 1B",
			"channels[2].delivery.stall-timeout, 99ms, at least 100ms", "channels[2].max-keys, 0, at least 1")
		.map((line) -> line.split(", ", 3))
		.map((parts) -> new Wrong("sse." + parts[0], parts[1], parts[2]))
		.toList();

	private static final ApplicationContextRunner RUNNER = Runners.plain()
		.withPropertyValues("sse.channels[0].pattern=a", "sse.channels[1].pattern=b/*");

	static List<Wrong> wrong() {
		return WRONG;
	}

	@ParameterizedTest
	@MethodSource("wrong")
	void stopsTheStartAndSaysWhatToDo(Wrong wrong) {
		ApplicationContextRunner runner = wrong.property.startsWith("sse.channels[2]")
				? RUNNER.withPropertyValues("sse.channels[2].pattern=c") : RUNNER;
		FailureAnalyzedException failure = failure(runner.withPropertyValues(wrong.property + "=" + wrong.value));
		assertThat(failure.analysis().getDescription()).startsWith("Property '" + wrong.property + "'")
			.contains(wrong.allowed);
		assertThat(failure.analysis().getDescription())
			.containsPattern("'(%s|PT-0.000000001S)'".formatted(Pattern.quote(wrong.value)));
		assertThat(failure.analysis().getAction()).contains("'" + wrong.property + "'");
	}

	@Test
	void everyPropertyHasAWrongValue() {
		assertThat(ConfigurationMetadata.read().names())
			.allMatch((name) -> WRONG.stream().anyMatch((wrong) -> wrong.property.equals(name)) || binds(name));
	}

	/** Those of which each value that can be read is right. */
	private static boolean binds(String name) {
		return List.of("sse.enabled", "sse.long-poll.enabled", "sse.on-lag", "sse.channels").contains(name);
	}

	@Test
	void anEntryWithoutAPatternStopsTheStart() {
		FailureAnalyzedException failure = failure(
				Runners.plain().withPropertyValues("sse.channels[0].history.max-events=1"));
		assertThat(failure.analysis().getDescription()).contains("'sse.channels[0].pattern' has no value");
		assertThat(failure.analysis().getAction()).contains("prices/*");
	}

	@Test
	void anEventThatIsLargerThanTheMemoryStopsTheStart() {
		FailureAnalyzedException failure = failure(Runners.plain().withPropertyValues("sse.limits.event-size=100MB"));
		assertThat(failure.analysis().getDescription()).contains("'sse.memory.max-size' has the value '64MB'", "100MB");
		assertThat(failure.analysis().getAction()).contains("lower 'sse.limits.event-size'");
	}

	@Test
	void valuesAreCheckedThoughNobodyNeedsThem() {
		assertThat(failure(Runners.plain()
			.withBean(Node.class, OwnBeans::node)
			.withPropertyValues("sse.connection.retry=-1s", "sse.history.max-events=3"))).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "sse.heartbeat.interval=often", "sse.memory.max-size=64 MegaBytes", "sse.shards=two",
			"sse.on-lag=panic", "sse.channels[0].on-lag=panic", "sse.limits.connections=99999999999",
			"sse.memory.max-size=99999999999TB" })
	@ExtendWith(OutputCaptureExtension.class)
	void whatCannotBeReadIsReportedAsUsual(String pair, CapturedOutput output) {
		assertThatException().isThrownBy(() -> run("--sse.channels[0].pattern=a", "--" + pair));
		assertThat(output).contains("APPLICATION FAILED TO START", pair.substring(0, pair.indexOf('=')),
				pair.substring(pair.indexOf('=') + 1), "Action:");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void theReportIsWhatAPersonReads(CapturedOutput output) {
		assertThatException().isThrownBy(() -> run("--sse.shards=0"));
		assertThat(output).contains("""
				Description:

				Property 'sse.shards' has the value '0', but must be at least 1.

				Action:

				Change the value of 'sse.shards', or remove it to use the default.
				""");
	}

	@Test
	void whatIsUnknownIsIgnoredAsUsual() {
		RUNNER.withPropertyValues("sse.colour=red", "sse.history.min-events=1")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "sse.heartbeat.interval=0", "sse.heartbeat.interval=299s", "sse.connection.max-age=0",
			"sse.publish.max-wait=0", "sse.history.max-events=0", "sse.history.max-age=0", "sse.history.max-size=0B",
			"sse.shutdown.patience=0", "sse.stream.max-size=0B", "sse.shards=64", "sse.memory.max-size=1MB",
			"sse.channels[0].pattern=**" })
	void theLastRightValueIsRight(String pair) {
		RUNNER.withPropertyValues(pair).run((context) -> assertThat(context).hasNotFailed());
	}

	private static void run(String... arguments) {
		SpringApplication application = new SpringApplication(Starter.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.run(arguments).close();
	}

	private static FailureAnalyzedException failure(ApplicationContextRunner runner) {
		FailureAnalyzedException[] found = new FailureAnalyzedException[1];
		runner.run((context) -> {
			assertThat(context).hasFailed();
			Throwable cause = context.getStartupFailure();
			while (cause.getCause() != null) {
				cause = cause.getCause();
			}
			assertThat(cause).isInstanceOf(FailureAnalyzedException.class);
			found[0] = (FailureAnalyzedException) cause;
		});
		return found[0];
	}

	record Wrong(String property, String value, String allowed) {

		@Override
		public String toString() {
			return this.property + "=" + this.value;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SseAutoConfiguration.class, SseConversionAutoConfiguration.class })
	static class Starter {

	}

}
