package io.github.sseboot.webmvc;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Filters as applications have them; the query of a request says which one works.
 */
@Configuration(proxyBeanMethods = false)
class TestFilters {

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
				case "refuse-state" -> chain.doFilter(request, new RefusingResponse(own, new IllegalStateException()));
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
