package io.github.sseboot.webmvc;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.support.Ending;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.SseClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Filters of applications, which were not made for streams. The query says which one
 * works.
 */
@ParameterizedClass
@EnumSource
class FilterTests {

	private static TestApplication app;

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	FilterTests(Server server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(Server server) {
		app = TestApplication.start(server, TestController.class, Filters.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "refuse", "refuse-state", "cache", "cache-wrapped", "etag", "header" })
	void theStreamWorksAllTheSame(String filter) {
		try (SseClient client = app.open("/end?" + filter)) {
			client.awaitEvents(1, TestApplication.SOON);
			app.publish("end", "x".repeat(20_000));
			app.complete("end");
			assertThat(client.awaitEvents(3, TestApplication.SOON).get(1).data()).hasSize(20_000);
			assertThat(client.awaitClosed(TestApplication.SOON)).isEqualTo(Ending.COMPLETE);
		}
		finally {
			reopen();
		}
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void aHeaderSetAfterTheChainIsSent() {
		for (int i = 0; i < 20; i++) {
			try (SseClient client = app.open("/orders/1?header")) {
				assertThat(client.head().header("X-Late")).hasValue("late");
			}
		}
	}

	@Test
	void aWrapperThatHoldsBytesBackIsNamedOnce() {
		for (int i = 0; i < 2; i++) {
			try (SseClient client = app.open("/orders/1?hold")) {
				client.awaitClosed(TestApplication.SOON);
			}
		}
		assertThat(this.log.lines()).singleElement().asString().contains("WARN", HoldingResponse.class.getName());
		this.log.clear();
	}

	@Test
	void aClientThatGoesAwayFromARefusingWrapperIsReleased() {
		try (SseClient client = app.open("/orders/1?refuse")) {
			client.awaitEvents(1, TestApplication.SOON);
		}
		app.awaitNobody(TestApplication.SOON);
		this.log.nothingAtWarnOrAbove();
	}

	private static void reopen() {
		app.bean(SseBroadcaster.class).reopen(SseChannel.of("end")).toCompletableFuture().join();
	}

	@Configuration(proxyBeanMethods = false)
	static class Filters {

		@Bean
		FilterRegistrationBean<ShallowEtagHeaderFilter> etag() {
			ShallowEtagHeaderFilter filter = new ShallowEtagHeaderFilter() {

				@Override
				protected boolean shouldNotFilter(HttpServletRequest request) {
					return !"etag".equals(request.getQueryString());
				}

			};
			return new FilterRegistrationBean<>(filter);
		}

		@Bean
		Filter wrapping() {
			return (request, response, chain) -> {
				HttpServletResponse own = (HttpServletResponse) response;
				String query = ((HttpServletRequest) request).getQueryString();
				switch ((query != null) ? query : "") {
					case "refuse" ->
						chain.doFilter(request, new RefusingResponse(own, new UnsupportedOperationException()));
					case "refuse-state" ->
						chain.doFilter(request, new RefusingResponse(own, new IllegalStateException()));
					case "hold" -> chain.doFilter(request, new HoldingResponse(own));
					case "cache-wrapped" ->
						chain.doFilter(request, new HttpServletResponseWrapper(new ContentCachingResponseWrapper(own)));
					case "cache" -> {
						ContentCachingResponseWrapper caching = new ContentCachingResponseWrapper(own);
						chain.doFilter(request, caching);
						caching.copyBodyToResponse();
					}
					case "header" -> {
						chain.doFilter(request, response);
						own.setHeader("X-Late", "late");
					}
					default -> chain.doFilter(request, response);
				}
			};
		}

	}

	/**
	 * Only knows the stream of old.
	 */
	private static class RefusingResponse extends HttpServletResponseWrapper {

		private final RuntimeException refusal;

		RefusingResponse(HttpServletResponse response, RuntimeException refusal) {
			super(response);
			this.refusal = refusal;
		}

		@Override
		public ServletOutputStream getOutputStream() throws IOException {
			ServletOutputStream out = super.getOutputStream();
			return new ServletOutputStream() {

				@Override
				public boolean isReady() {
					return true;
				}

				@Override
				public void setWriteListener(WriteListener listener) {
					throw RefusingResponse.this.refusal;
				}

				@Override
				public void write(int b) throws IOException {
					out.write(b);
				}

				@Override
				public void write(byte[] b, int off, int len) throws IOException {
					out.write(b, off, len);
				}

				@Override
				public void flush() throws IOException {
					out.flush();
				}

			};
		}

	}

	/**
	 * Takes everything and sends nothing.
	 */
	private static class HoldingResponse extends HttpServletResponseWrapper {

		HoldingResponse(HttpServletResponse response) {
			super(response);
		}

		@Override
		public ServletOutputStream getOutputStream() throws IOException {
			ServletOutputStream out = super.getOutputStream();
			return new ServletOutputStream() {

				@Override
				public boolean isReady() {
					return out.isReady();
				}

				@Override
				public void setWriteListener(WriteListener listener) {
					out.setWriteListener(listener);
				}

				@Override
				public void write(int b) {
					// kept
				}

			};
		}

	}

}
