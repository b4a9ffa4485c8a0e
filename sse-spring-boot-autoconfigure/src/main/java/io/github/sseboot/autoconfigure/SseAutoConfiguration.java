package io.github.sseboot.autoconfigure;

import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseListener;
import io.github.sseboot.context.NodeLifecycle;
import io.github.sseboot.context.SseListenerNotifier;
import io.github.sseboot.core.Application;
import io.github.sseboot.core.DataConverter;
import io.github.sseboot.core.DefaultSseBroadcaster;
import io.github.sseboot.core.Node;
import io.github.sseboot.core.ViewRenderer;
import io.github.sseboot.core.log.MemoryEventLog;
import io.github.sseboot.core.log.Ticker;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.dialect.PlainDialect;
import io.github.sseboot.engine.EventLog;
import io.github.sseboot.event.PublishedTypes;
import io.github.sseboot.event.PublishedTypesCheck;
import io.github.sseboot.event.PublishingMethods;
import io.github.sseboot.transaction.TransactionalEventPublisher;

/**
 * {@link AutoConfiguration Auto-configuration} of everything that needs no web server:
 * log, node and broadcaster.
 *
 * @since 1.0.0
 */
@AutoConfiguration(after = { TaskExecutionAutoConfiguration.class, SseConversionAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "sse.enabled", matchIfMissing = true)
@EnableConfigurationProperties(SseProperties.class)
public final class SseAutoConfiguration {

	SseAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	EventLog sseEventLog() {
		return new MemoryEventLog(0, new SecureRandom().nextLong());
	}

	@Bean
	SseSettings sseSettings(SseProperties properties) {
		return SettingsReader.read(properties);
	}

	@Bean
	@ConditionalOnMissingBean(value = PlainDialect.class, name = "ssePlainDialect")
	PlainDialect ssePlainDialect() {
		return new PlainDialect();
	}

	@Bean
	SseDialects sseDialects(ObjectProvider<Dialect> dialects, SseProperties properties,
			ObjectProvider<ChosenDialects> chosen) {
		return SseDialects.of(dialects.orderedStream().toList(), properties.dialect(),
				chosen.stream().flatMap((some) -> some.names().stream()).collect(Collectors.toSet()));
	}

	@Bean
	@ConditionalOnMissingBean
	SseListenerNotifier sseListenerNotifier(ObjectProvider<SseListener> listeners,
			@Qualifier(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME) ObjectProvider<Executor> executor) {
		return new SseListenerNotifier(listeners, executor.getIfAvailable(ApplicationThreads::listeners));
	}

	@Bean
	@ConditionalOnMissingBean
	static PublishedTypes ssePublishedTypes(ObjectProvider<SseBroadcaster> sse) {
		return new PublishedTypes(sse);
	}

	@Bean
	@ConditionalOnMissingBean
	static PublishedTypesCheck ssePublishedTypesCheck(ApplicationContext context) {
		return new PublishedTypesCheck(context,
				AutoConfigurationPackages.has(context) ? AutoConfigurationPackages.get(context) : Set.of());
	}

	@Bean
	@ConditionalOnMissingBean
	static PublishingMethods ssePublishingMethods(ConfigurableApplicationContext context) {
		return new PublishingMethods(context);
	}

	private static DataConverter rendering(DataConverter converter, ObjectProvider<ViewRenderer> views) {
		ViewRenderer renderer = views.getIfAvailable();
		return (renderer != null) ? converter.rendering(renderer) : converter;
	}

	@Bean
	@ConditionalOnMissingBean
	Ticker sseTicker() {
		return System::nanoTime;
	}

	@Bean
	@ConditionalOnMissingBean
	Node sseNode(SseSettings settings, EventLog log, SseDialects dialects, Ticker ticker, SseListenerNotifier notifier,
			DataConverter converter, ObjectProvider<ViewRenderer> views, Environment environment,
			@Qualifier(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME) ObjectProvider<Executor> executor) {
		Application application = new Application(rendering(converter, views),
				executor.getIfAvailable(ApplicationThreads::tasks), ApplicationThreads.producers(environment));
		return Node.create(settings.node(dialects.all()), log, ticker, notifier, application, settings.streams());
	}

	@Bean
	@ConditionalOnMissingBean
	NodeLifecycle sseNodeLifecycle(Node node, SseSettings settings) {
		return new NodeLifecycle(node, settings.patience());
	}

	/**
	 * The broadcaster where there may be transactions.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(TransactionSynchronizationManager.class)
	static class Transactional {

		@Bean
		@ConditionalOnMissingBean(SseBroadcaster.class)
		DefaultSseBroadcaster sseBroadcaster(Node node, DataConverter converter, ObjectProvider<ViewRenderer> views) {
			return new DefaultSseBroadcaster(node, new TransactionalEventPublisher(node), rendering(converter, views));
		}

	}

	/**
	 * The broadcaster where there are none.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("org.springframework.transaction.support.TransactionSynchronizationManager")
	static class Immediate {

		@Bean
		@ConditionalOnMissingBean(SseBroadcaster.class)
		DefaultSseBroadcaster sseBroadcaster(Node node, DataConverter converter, ObjectProvider<ViewRenderer> views) {
			return new DefaultSseBroadcaster(node, node, rendering(converter, views));
		}

	}

}
