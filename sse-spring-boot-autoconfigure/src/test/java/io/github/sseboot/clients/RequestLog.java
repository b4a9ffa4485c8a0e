package io.github.sseboot.clients;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Which requests came for each stream, by path, and what was answered.
 */
final class RequestLog extends OncePerRequestFilter {

	private final Map<String, List<Entry>> entries = new ConcurrentHashMap<>();

	List<Entry> of(String path) {
		return this.entries.computeIfAbsent(path, (key) -> new CopyOnWriteArrayList<>());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String cookie = request.getHeader("Cookie");
		String authorization = request.getHeader("Authorization");
		Watched watched = new Watched(request);
		try {
			chain.doFilter(watched, response);
		}
		finally {
			of(request.getRequestURI()).add(new Entry(request.getMethod(), request.getHeader("Origin"), cookie,
					authorization, response.getStatus(), watched.opened));
		}
	}

	/**
	 * Notes whether a stream was opened: Jetty says so of a request that was broken off,
	 * too.
	 */
	private static final class Watched extends HttpServletRequestWrapper {

		private boolean opened;

		private Watched(HttpServletRequest request) {
			super(request);
		}

		@Override
		public AsyncContext startAsync() {
			this.opened = true;
			return super.startAsync();
		}

		@Override
		public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
			this.opened = true;
			return super.startAsync(request, response);
		}

	}

	/**
	 * One request.
	 *
	 * @param streaming whether a stream was opened
	 */
	record Entry(String method, @Nullable String origin, @Nullable String cookie, @Nullable String authorization,
			int status, boolean streaming) {

		boolean preflight() {
			return "OPTIONS".equals(this.method);
		}

	}

}
