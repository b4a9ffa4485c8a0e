package io.github.sseboot.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.DispatcherServlet;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseStream;
import io.github.sseboot.context.NodeLifecycle;
import io.github.sseboot.context.SseListenerNotifier;
import io.github.sseboot.convert.MessageDataConverter;
import io.github.sseboot.convert.TextDataConverter;
import io.github.sseboot.core.DataConverter;
import io.github.sseboot.core.DefaultSseBroadcaster;
import io.github.sseboot.core.MemorySink;
import io.github.sseboot.core.Node;
import io.github.sseboot.core.Rig;
import io.github.sseboot.core.connection.Admission;
import io.github.sseboot.core.connection.Connection;
import io.github.sseboot.core.connection.Subscription;
import io.github.sseboot.core.log.MemoryEventLog;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.dialect.PlainDialect;
import io.github.sseboot.engine.EventLog;
import io.github.sseboot.servlet.ServletTransport;
import io.github.sseboot.webmvc.ReconnectInterceptor;
import io.github.sseboot.webmvc.SseEndpoints;
import io.github.sseboot.webmvc.SseExceptionResolver;
import io.github.sseboot.webmvc.SseReturnValueHandler;
import io.github.sseboot.webmvc.SseWebMvcConfigurer;
import io.github.sseboot.webmvc.client.ClientKey;
import io.github.sseboot.webmvc.client.ClientManners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Which beans there are, and which step back.
 */
class BeansTests {

	private static final SseChannel CHANNEL = SseChannel.of("channel");

	@Test
	void aWebApplicationHasEverything() {
		Runners.web().run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(DefaultSseBroadcaster.class)
				.hasSingleBean(MessageDataConverter.class)
				.hasSingleBean(MemoryEventLog.class)
				.hasSingleBean(PlainDialect.class)
				.hasSingleBean(SseListenerNotifier.class)
				.hasSingleBean(ServletTransport.class)
				.hasSingleBean(SseEndpoints.class)
				.hasSingleBean(SseReturnValueHandler.class)
				.hasSingleBean(SseWebMvcConfigurer.class)
				.hasSingleBean(SseExceptionResolver.class);
			assertThat(context.getBean(NodeLifecycle.class).isRunning()).isTrue();
		});
	}

	@Test
	void anApplicationWithoutAWebServerHasABroadcasterThatWorks() {
		Runners.plain().run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(SseEndpoints.class);
			assertThat(context.getBean(SseBroadcaster.class).publish(CHANNEL, new Note("hello")).toCompletableFuture())
				.isCompleted();
			assertThat(context.getBean(Node.class).statistics().memory()).isPositive();
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { EventLog.class, Node.class, SseBroadcaster.class, DataConverter.class,
			SseListenerNotifier.class, NodeLifecycle.class, PlainDialect.class, ServletTransport.class,
			SseEndpoints.class, ClientManners.class, ClientKey.class, ReconnectInterceptor.class,
			SseReturnValueHandler.class, SseWebMvcConfigurer.class, SseExceptionResolver.class })
	void everyBeanStepsBackForOneOfTheApplication(Class<?> type) {
		Runners.web().withUserConfiguration(OwnBeans.class).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(type);
			assertThat(context.getBeanNamesForType(type)).allMatch((name) -> name.startsWith("own"));
		});
	}

	@Test
	void anEventLogOfTheApplicationIsWhereEventsGo() {
		MemoryEventLog log = new MemoryEventLog(0, 7);
		Runners.plain().withBean(EventLog.class, () -> log).run((context) -> {
			context.getBean(SseBroadcaster.class).publish(CHANNEL, "text");
			assertThat(log.bounds().toCompletableFuture().join().get(0).head().sequence()).isEqualTo(1);
		});
	}

	@Test
	void aConverterOfTheApplicationSaysWhatBecomesOfData() {
		NamedDialect dialect = new NamedDialect("loud");
		Runners.plain()
			.withBean(Dialect.class, () -> dialect)
			.withBean(DataConverter.class, () -> (data) -> "mine".getBytes(StandardCharsets.UTF_8))
			.run((context) -> {
				context.getBean(SseBroadcaster.class).publish(CHANNEL, "text");
				assertThat(dialect.encoded).containsExactly("mine");
			});
	}

	@Test
	void snapshotsAreConvertedAndTakenAgainByTheApplication() {
		List<String> threads = new CopyOnWriteArrayList<>();
		SseStream stream = SseStream.of(CHANNEL).snapshot((start) -> {
			threads.add(Thread.currentThread().getName());
			return List.of(new Note("hello"));
		});
		Runners.plain()
			.withBean("applicationTaskExecutor", Executor.class, () -> (task) -> new Thread(task, "mine").start())
			.withPropertyValues("sse.history.max-events=0", "sse.delivery.window=1B")
			.run((context) -> {
				MemorySink sink = new MemorySink();
				Subscription subscription = new Subscription(stream, context.getBean(PlainDialect.class), Rig.TIMING,
						"", null);
				Connection connection = ((Admission.Admitted) context.getBean(Node.class).admit(subscription))
					.open(sink);
				await().until(() -> sink.text().contains("data: {\"text\":\"hello\"}\n\nevent: sse.snapshot\n"));
				sink.stall();
				Stream.of("1", "2", "3")
					.forEach((data) -> context.getBean(SseBroadcaster.class).publish(CHANNEL, data));
				sink.unstall();
				connection.ready();
				await().until(() -> sink.text().split("sse.snapshot").length == 3);
				assertThat(threads).containsExactly(Thread.currentThread().getName(), "mine");
			});
	}

	@Test
	void nothingIsLeftWhenItIsSwitchedOff() {
		Stream.of(Runners.web(), Runners.web().withBean(Node.class, OwnBeans::node))
			.forEach((runner) -> runner.withPropertyValues("sse.enabled=false")
				.run((context) -> assertThat(context.getBeanFactory().getBeanDefinitionNames())
					.noneMatch((name) -> name.startsWith("sse") || name.contains("io.github.sseboot.autoconfigure"))));
		Runners.plain()
			.withPropertyValues("sse.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SseBroadcaster.class));
	}

	@Test
	void whatIsPublishedInATransactionWaitsForTheCommit() {
		TransactionTemplate transaction = new TransactionTemplate(
				new JdbcTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:wiring")));
		Runners.plain().run((context) -> {
			SseBroadcaster sse = context.getBean(SseBroadcaster.class);
			CompletableFuture<Void> committed = transaction.execute((status) -> {
				CompletableFuture<Void> result = sse.publish(CHANNEL, "text").toCompletableFuture();
				assertThat(result).isNotDone();
				return result;
			});
			assertThat(committed).isCompleted();
		});
	}

	@Test
	void withoutTransactionsOnTheClassPathEventsAreSentAtOnce() {
		Runners.plain()
			.withClassLoader(new FilteredClassLoader(TransactionSynchronizationManager.class))
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(SseBroadcaster.class);
				TransactionTemplate transaction = new TransactionTemplate(
						new JdbcTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:immediate")));
				transaction.executeWithoutResult((status) -> assertThat(
						context.getBean(SseBroadcaster.class).publish(CHANNEL, "text").toCompletableFuture())
					.isCompleted());
			});
	}

	@Test
	void withoutJacksonThereIsTextOnly() {
		Runners.web()
			.withClassLoader(new FilteredClassLoader("tools.jackson"))
			.run((context) -> assertThat(
					context.getBean(SseBroadcaster.class).publish(CHANNEL, "text").toCompletableFuture())
				.isCompleted());
		Runners.plain().withClassLoader(new FilteredClassLoader("tools.jackson")).run((context) -> {
			assertThat(context).hasSingleBean(TextDataConverter.class);
			onlyText(context.getBean(SseBroadcaster.class));
		});
	}

	private static void onlyText(SseBroadcaster sse) {
		assertThat(sse.publish(CHANNEL, "text").toCompletableFuture()).isCompleted();
		assertThatIllegalArgumentException().isThrownBy(() -> sse.publish(CHANNEL, new Note("hello")))
			.withMessageContainingAll(Note.class.getName(), "JSON library");
	}

	@Test
	void withoutSpringMvcThereAreNoEndpoints() {
		Runners.plain()
			.withClassLoader(new FilteredClassLoader(DispatcherServlet.class.getPackageName(),
					"org.springframework.http", "jakarta.servlet"))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(SseEndpoints.class);
				onlyText(context.getBean(SseBroadcaster.class));
			});
	}

	@Test
	void withoutJpaEndpointsWork() {
		Runners.web()
			.withClassLoader(new FilteredClassLoader("jakarta.persistence", "org.springframework.orm"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(SseReturnValueHandler.class));
	}

	@Test
	void dialectsOfTheApplicationAreInUseAndThePlainOneIsTheDefault() {
		Runners.plain()
			.withBean("loud", Dialect.class, () -> new NamedDialect("loud"))
			.withBean("quiet", Dialect.class, () -> new NamedDialect("quiet"))
			.run((context) -> assertThat(context.getBean(SseDialects.class).all()).extracting(Dialect::name)
				.containsExactly("plain", "loud", "quiet"));
	}

	@Test
	void thePlainDialectCanBeReplaced() {
		Runners.plain()
			.withBean("loud", Dialect.class, () -> new NamedDialect("loud"))
			.withBean("ssePlainDialect", Dialect.class, () -> new NamedDialect("plain"))
			.run((context) -> assertThat(context.getBean(SseDialects.class).all())
				.hasOnlyElementsOfType(NamedDialect.class)
				.extracting(Dialect::name)
				.containsExactly("plain", "loud"));
	}

	@Test
	void everyEventIsEncodedForEveryDialect() {
		NamedDialect dialect = new NamedDialect("loud");
		Runners.plain().withBean(Dialect.class, () -> dialect).run((context) -> {
			context.getBean(SseBroadcaster.class).publish(CHANNEL, "text");
			assertThat(dialect.encoded).containsExactly("text");
		});
	}

	@Test
	void twoDialectsOfOneNameStopTheStart() {
		Runners.plain()
			.withBean(Dialect.class, () -> new NamedDialect("plain"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContainingAll("'plain'", PlainDialect.class.getName(), NamedDialect.class.getName()));
	}

	record Note(String text) {
	}

}
