package io.github.sseboot.guarantees;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ServerConnector;

import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The server an application runs on. Its send buffers are small, so that a client that
 * takes nothing is noticed after kilobytes, not megabytes.
 */
enum Container {

	TOMCAT(Tomcat.class), JETTY(Jetty.class);

	private static final int SEND_BUFFER = 16 * 1024;

	private final Class<?> configuration;

	Container(Class<?> configuration) {
		this.configuration = configuration;
	}

	Class<?> configuration() {
		return this.configuration;
	}

	@Configuration(proxyBeanMethods = false)
	static class Tomcat {

		@Bean
		TomcatServletWebServerFactory webServerFactory() {
			TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory();
			factory.addConnectorCustomizers(
					(connector) -> connector.setProperty("socket.txBufSize", Integer.toString(SEND_BUFFER)));
			return factory;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Jetty {

		@Bean
		JettyServletWebServerFactory webServerFactory() {
			JettyServletWebServerFactory factory = new JettyServletWebServerFactory();
			factory.addServerCustomizers((server) -> {
				for (Connector connector : server.getConnectors()) {
					((ServerConnector) connector).setAcceptedSendBufferSize(SEND_BUFFER);
				}
			});
			return factory;
		}

	}

}
