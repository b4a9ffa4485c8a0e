package io.github.sseboot.autoconfigure;

import org.apache.catalina.startup.Tomcat;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

import io.github.sseboot.servlet.TomcatSocketValve;

/**
 * {@link AutoConfiguration Auto-configuration} of what Tomcat needs to let go of clients
 * that take nothing.
 *
 * @since 1.0.0
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ Tomcat.class, TomcatServletWebServerFactory.class })
@ConditionalOnBooleanProperty(name = "sse.enabled", matchIfMissing = true)
public final class SseTomcatAutoConfiguration {

	SseTomcatAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(name = "sseTomcatCustomizer")
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> sseTomcatCustomizer() {
		return (factory) -> factory.addContextValves(new TomcatSocketValve());
	}

}
