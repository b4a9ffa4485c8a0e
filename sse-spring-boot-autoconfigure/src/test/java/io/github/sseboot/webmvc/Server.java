package io.github.sseboot.webmvc;

import java.util.List;

import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;

import io.github.sseboot.autoconfigure.SseTomcatAutoConfiguration;

/**
 * The servers that everything has to work on.
 */
enum Server {

	TOMCAT(TomcatServletWebServerAutoConfiguration.class, SseTomcatAutoConfiguration.class),

	JETTY(JettyServletWebServerAutoConfiguration.class);

	private final List<Class<?>> configurations;

	Server(Class<?>... configurations) {
		this.configurations = List.of(configurations);
	}

	List<Class<?>> configurations() {
		return this.configurations;
	}

}
