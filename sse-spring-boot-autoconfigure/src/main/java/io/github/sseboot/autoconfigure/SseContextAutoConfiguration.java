package io.github.sseboot.autoconfigure;

import io.micrometer.context.ContextSnapshotFactory;
import org.slf4j.MDC;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;

import io.github.sseboot.context.MdcCarrier;
import io.github.sseboot.context.SecurityCarrier;
import io.github.sseboot.context.SnapshotCarrier;

/**
 * {@link AutoConfiguration Auto-configuration} of what of a request the listeners find
 * again: each by what the application has.
 *
 * @since 1.0.0
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "sse.enabled", matchIfMissing = true)
public final class SseContextAutoConfiguration {

	SseContextAutoConfiguration() {
	}

	/**
	 * Whatever is registered for context propagation.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ContextSnapshotFactory.class)
	static class BySnapshot {

		@Bean
		@Order(0)
		@ConditionalOnMissingBean
		SnapshotCarrier sseSnapshotCarrier(ObjectProvider<ContextSnapshotFactory> factory) {
			return new SnapshotCarrier(factory.getIfAvailable(() -> ContextSnapshotFactory.builder().build()));
		}

	}

	/**
	 * The context of the log, which is not registered there by itself.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MDC.class)
	static class OfLog {

		@Bean
		@Order(1)
		@ConditionalOnMissingBean
		MdcCarrier sseMdcCarrier() {
			return new MdcCarrier();
		}

	}

	/**
	 * Who is signed in.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(DelegatingSecurityContextRunnable.class)
	static class OfSecurity {

		@Bean
		@Order(2)
		@ConditionalOnMissingBean
		SecurityCarrier sseSecurityCarrier() {
			return new SecurityCarrier();
		}

	}

}
