package io.github.sseboot.clients;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import io.github.sseboot.SseChannel;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.dialect.AiSdkDialect;
import io.github.sseboot.dialect.DatastarDialect;
import io.github.sseboot.dialect.HtmxDialect;
import io.github.sseboot.dialect.McpDialect;
import io.github.sseboot.dialect.OpenAiDialect;
import io.github.sseboot.dialect.PlainDialect;
import io.github.sseboot.dialect.SharedDialect;
import io.github.sseboot.dialect.TurboDialect;

/**
 * The application that all clients talk to. Other origins may use it through the CORS
 * support of Spring MVC; pages and libraries come from {@link NpmPackages#DIRECTORY}.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(excludeName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
		"org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
		"org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration" })
@Import(ClientsApplication.Endpoints.class)
class ClientsApplication implements WebMvcConfigurer {

	static SseChannel channel(String id) {
		return SseChannel.of("clients/{id}", id);
	}

	@Override
	public void addCorsMappings(CorsRegistry registry) {
		registry.addMapping("/clients/**")
			.allowedOriginPatterns("http://127.0.0.1:[*]")
			.allowedMethods("GET", "POST")
			.allowedHeaders("Accept", "Authorization", "Cache-Control", "Content-Type", "Last-Event-ID",
					"X-Requested-With", "X-XSRF-TOKEN", "HX-Request", "HX-Request-Type", "HX-Target", "HX-Source",
					"HX-Current-URL", "HX-Boosted", "HX-Trigger", "Datastar-Request")
			.allowCredentials(true)
			.maxAge(3600);
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/clients/static/**")
			.addResourceLocations(NpmPackages.DIRECTORY.toUri().toString())
			.resourceChain(true)
			.addResolver(new ModuleResolver());
	}

	@Bean
	FilterRegistrationBean<RequestLog> requestLog() {
		FilterRegistrationBean<RequestLog> filter = new FilterRegistrationBean<>(new RequestLog());
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return filter;
	}

	@RestController
	static class Endpoints {

		@SseEndpoint(path = "/clients/plain/{id}", dialect = PlainDialect.NAME)
		SseChannel plain(@PathVariable String id) {
			return channel(id);
		}

		@SseEndpoint(path = "/clients/shared/{id}", dialect = SharedDialect.NAME)
		SseChannel shared(@PathVariable String id) {
			return channel(id);
		}

		@SseEndpoint(path = "/clients/htmx/{id}", dialect = HtmxDialect.NAME)
		SseChannel htmx(@PathVariable String id) {
			return channel(id);
		}

		@SseEndpoint(path = "/clients/turbo/{id}", dialect = TurboDialect.NAME)
		SseChannel turbo(@PathVariable String id) {
			return channel(id);
		}

		@SseEndpoint(path = "/clients/datastar/{id}", dialect = DatastarDialect.NAME)
		SseChannel datastar(@PathVariable String id) {
			return channel(id);
		}

		@SseEndpoint(path = "/clients/mcp/{id}", dialect = McpDialect.NAME)
		SseChannel mcp(@PathVariable String id) {
			return channel(id);
		}

		@SseEndpoint(path = "/clients/ai-sdk/{id}", method = RequestMethod.POST, dialect = AiSdkDialect.NAME)
		SseChannel aiSdk(@PathVariable String id) {
			return channel(id);
		}

		@SseEndpoint(path = "/clients/openai/{id}", method = RequestMethod.POST, dialect = OpenAiDialect.NAME)
		SseChannel openAi(@PathVariable String id) {
			return channel(id);
		}

		/** What a client of MCP has to say. */
		@PostMapping("/clients/mcp/{id}")
		@ResponseStatus(HttpStatus.ACCEPTED)
		void said(@PathVariable String id) {
			// Listening is all that it does here
		}

		/** What a page fetches when an event tells it to. */
		@GetMapping(path = "/clients/fragment", produces = MediaType.TEXT_HTML_VALUE)
		String fragment() {
			return "<div class=\"e\"></div>";
		}

	}

}
