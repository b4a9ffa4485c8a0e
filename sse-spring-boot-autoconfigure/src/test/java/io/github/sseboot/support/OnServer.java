package io.github.sseboot.support;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;

/**
 * How an application comes to run on one server, although both are there, and without
 * what it does not use.
 */
public enum OnServer {

	TOMCAT(JettyServletWebServerAutoConfiguration.class), JETTY(TomcatServletWebServerAutoConfiguration.class);

	private static final List<String> UNUSED = List.of(
			"org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
			"org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
			"org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration");

	private final Class<?> other;

	OnServer(Class<?> other) {
		this.other = other;
	}

	/**
	 * The value of {@code spring.autoconfigure.exclude}.
	 */
	public String excluded() {
		List<String> names = new ArrayList<>(UNUSED);
		names.add(this.other.getName());
		return String.join(",", names);
	}

}
