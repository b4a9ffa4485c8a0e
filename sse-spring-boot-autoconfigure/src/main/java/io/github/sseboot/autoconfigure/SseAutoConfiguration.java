package io.github.sseboot.autoconfigure;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseListener;
import io.github.sseboot.context.NodeLifecycle;
import io.github.sseboot.context.SseListenerNotifier;
import io.github.sseboot.core.DataConverter;
import io.github.sseboot.core.DefaultSseBroadcaster;
import io.github.sseboot.core.Node;
import io.github.sseboot.core.log.MemoryEventLog;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.dialect.PlainDialect;
import io.github.sseboot.engine.EventLog;
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
	@ConditionalOnMissingBean(name = "ssePlainDialect")
	PlainDialect ssePlainDialect() {
		return new PlainDialect();
	}

	@Bean
	SseDialects sseDialects(PlainDialect plain, ObjectProvider<Dialect> dialects) {
		List<Dialect> all = new ArrayList<>(List.of(plain));
		dialects.orderedStream().filter((dialect) -> !all.contains(dialect)).forEach(all::add);
		return new SseDialects(all);
	}

	@Bean
	@ConditionalOnMissingBean
	SseListenerNotifier sseListenerNotifier(ObjectProvider<SseListener> listeners,
			@Qualifier(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME) ObjectProvider<Executor> executor) {
		return new SseListenerNotifier(listeners,
				executor.getIfAvailable(() -> new SimpleAsyncTaskExecutor("sse-listener-")));
	}

	@Bean
	@ConditionalOnMissingBean
	Node sseNode(SseProperties properties, EventLog log, SseDialects dialects, SseListenerNotifier notifier) {
		return Node.create(new NodeSettingsMapper(properties).node(dialects.all()), log, System::nanoTime, notifier);
	}

	@Bean
	@ConditionalOnMissingBean
	NodeLifecycle sseNodeLifecycle(Node node, SseProperties properties) {
		return new NodeLifecycle(node,
				PropertyCheck.notNegative("sse.shutdown.patience", properties.shutdown().patience()));
	}

	/**
	 * The broadcaster where there may be transactions.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(TransactionSynchronizationManager.class)
	static class Transactional {

		@Bean
		@ConditionalOnMissingBean(SseBroadcaster.class)
		DefaultSseBroadcaster sseBroadcaster(Node node, DataConverter converter) {
			return new DefaultSseBroadcaster(node, new TransactionalEventPublisher(node), converter);
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
		DefaultSseBroadcaster sseBroadcaster(Node node, DataConverter converter) {
			return new DefaultSseBroadcaster(node, node, converter);
		}

	}

}
