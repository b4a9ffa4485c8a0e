package io.github.sseboot.view;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.freemarker.FreeMarkerConfigurer;
import org.springframework.web.servlet.view.freemarker.FreeMarkerViewResolver;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseStream;
import io.github.sseboot.ViewRenderingException;
import io.github.sseboot.annotation.SseEndpoint;

/**
 * An application with Thymeleaf, FreeMarker and views of its own.
 */
@Configuration(proxyBeanMethods = false)
@Import(ViewApplication.Endpoints.class)
class ViewApplication {

	static final AtomicInteger RENDERED = new AtomicInteger();

	@Bean
	HtmlDialect htmlDialect() {
		return new HtmlDialect();
	}

	/**
	 * Before Thymeleaf's, which takes every name.
	 */
	@Bean
	FreeMarkerViewResolver freeMarkerViewResolver() {
		FreeMarkerViewResolver resolver = new FreeMarkerViewResolver("", ".ftlh");
		resolver.setOrder(0);
		return resolver;
	}

	@Bean
	FreeMarkerConfigurer freeMarkerConfigurer() {
		FreeMarkerConfigurer configurer = new FreeMarkerConfigurer();
		configurer.setTemplateLoaderPath("classpath:/templates/");
		return configurer;
	}

	@Bean
	View counted() {
		return new Text((request) -> "<i>" + RENDERED.incrementAndGet() + "</i>");
	}

	@Bean
	View user() {
		return new Text((request) -> String.valueOf(request.getRemoteUser()));
	}

	@Bean
	View body() {
		return new Text((request) -> String.valueOf(request.getInputStream()));
	}

	@Bean
	View session() {
		return new Text((request) -> request.getSession().getId());
	}

	@Bean
	View hiding() {
		return new Text((request) -> {
			try {
				return request.getParameter("q");
			}
			catch (RuntimeException ex) {
				return "hidden";
			}
		});
	}

	@Bean
	View holder() {
		return new Text((request) -> {
			ServletRequestAttributes current = (ServletRequestAttributes) RequestContextHolder
				.currentRequestAttributes();
			return current.getRequest().getMethod() + " " + current.getRequest().getRequestURI();
		});
	}

	@Bean
	View latin() {
		return new View() {

			@Override
			public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
					throws Exception {
				response.getOutputStream().write("\u00e4".getBytes(StandardCharsets.ISO_8859_1));
			}

		};
	}

	@RestController
	static class Endpoints {

		private final SseBroadcaster sse;

		Endpoints(SseBroadcaster sse) {
			this.sse = sse;
		}

		@SseEndpoint("/plain/{id}")
		SseChannel plain(@PathVariable String id) {
			return SseChannel.of("{id}", id);
		}

		@SseEndpoint(path = "/html/{id}", dialect = "html")
		SseChannel html(@PathVariable String id) {
			return SseChannel.of("{id}", id);
		}

		@SseEndpoint(path = "/table", dialect = "html")
		SseStream table() {
			return SseStream.of("table")
				.snapshot((start) -> List.of(SseEvent.of("json").andView("raw", Map.of("name", "snapshot"))));
		}

		@SseEndpoint("/tokens")
		SseStream tokens() {
			return SseStream.start("tokens", (out) -> out.send(SseEvent.view("raw", Map.of("name", "token"))));
		}

		@PostMapping("/publish")
		void publish(@RequestParam String view) {
			this.sse.publish(SseChannel.of("posted"), SseEvent.view(view, Map.of("order", new Order(1, "x"))));
		}

		@ExceptionHandler
		@ResponseStatus(HttpStatus.CONFLICT)
		String failed(ViewRenderingException failure) {
			return failure.getMessage();
		}

	}

	public record Order(long id, String text) {

	}

	/**
	 * What a view says.
	 */
	private interface Content {

		@Nullable String of(HttpServletRequest request) throws IOException;

	}

	/**
	 * A view without a view technology.
	 *
	 * @param content what it writes
	 */
	private record Text(Content content) implements View {

		@Override
		public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
				throws Exception {
			response.setContentType("text/html;charset=ISO-8859-1");
			response.getWriter().print(this.content.of(request));
		}

	}

}
