package io.github.sseboot.webmvc;

import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;

/**
 * The servers that everything has to work on.
 */
enum Server {

	TOMCAT(TomcatServletWebServerAutoConfiguration.class), JETTY(JettyServletWebServerAutoConfiguration.class);

	private final Class<?> configuration;

	Server(Class<?> configuration) {
		this.configuration = configuration;
	}

	Class<?> configuration() {
		return this.configuration;
	}

}
