package io.github.sseboot.autoconfigure.test;

import java.net.URI;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.MockMvc;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.autoconfigure.SseAutoConfiguration;
import io.github.sseboot.core.DataConverter;
import io.github.sseboot.core.ViewRenderer;
import io.github.sseboot.test.SseRecorder;
import io.github.sseboot.test.SseTestClient;

/**
 * {@link AutoConfiguration Auto-configuration} of what a test sees: recorder and client.
 *
 * @since 1.0.0
 */
@AutoConfiguration(after = SseAutoConfiguration.class)
public final class SseTestAutoConfiguration {

	private static final String BROADCASTER = "sseBroadcaster";

	SseTestAutoConfiguration() {
	}

	@Bean
	@Primary
	@ConditionalOnBean(name = BROADCASTER)
	@ConditionalOnMissingBean
	SseRecorder sseRecorder(@Qualifier(BROADCASTER) SseBroadcaster broadcaster, DataConverter converter,
			ObjectProvider<ViewRenderer> views) {
		ViewRenderer renderer = views.getIfAvailable();
		return new SseRecorder(broadcaster, (renderer != null) ? converter.rendering(renderer) : converter);
	}

	/**
	 * The client, where there can be one.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MockMvc.class)
	static class Client {

		@Bean
		@Lazy
		@ConditionalOnMissingBean
		SseTestClient sseTestClient(Environment environment, ObjectProvider<MockMvc> mvc) {
			String port = environment.getProperty("local.server.port");
			if (port != null) {
				return SseTestClient.to(URI
					.create("http://localhost:" + port + environment.getProperty("server.servlet.context-path", "")));
			}
			MockMvc available = mvc.getIfAvailable();
			if (available == null) {
				throw new IllegalStateException(
						"A test client needs a server or MockMvc: add webEnvironment = RANDOM_PORT to @SpringBootTest, or @AutoConfigureMockMvc");
			}
			return SseTestClient.to(available);
		}

	}

}
