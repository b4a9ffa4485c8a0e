package io.github.sseboot.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * Gets responses, following redirects: of a client of the application, as that client
 * does; of the shared one, at most 20 to any place but from https to http, and what the
 * application sends goes to its own host only. The calling thread waits, and can be
 * released by {@link #abort()}.
 */
final class Connector {

	private static final int MOST_REDIRECTS = 20;

	private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

	private static final Set<Integer> TO_GET = Set.of(301, 302, 303);

	private final HttpClient client;

	private final boolean shared;

	private final @Nullable Duration silence;

	private @Nullable CompletableFuture<HttpResponse<BodyQueue>> attempt;

	private @Nullable BodyQueue body;

	private boolean aborted;

	Connector(@Nullable HttpClient client, @Nullable Duration silence) {
		this.shared = client == null;
		this.client = (client != null) ? client : Shared.CLIENT;
		this.silence = silence;
	}

	HttpResponse<BodyQueue> connect(HttpRequest request) throws IOException, InterruptedException {
		HttpRequest current = request;
		for (int i = 0; i <= MOST_REDIRECTS; i++) {
			HttpResponse<BodyQueue> response = send(current);
			String location = response.headers().firstValue("Location").orElse(null);
			if (!this.shared || location == null || !REDIRECTS.contains(response.statusCode())) {
				return response;
			}
			response.body().close();
			current = redirect(current, response.statusCode(), location);
		}
		throw new IOException("More than %d redirects, at last to %s".formatted(MOST_REDIRECTS, current.uri()));
	}

	/**
	 * How long a connection may be silent, or {@code null} for ever.
	 */
	@Nullable Duration silence() {
		return this.silence;
	}

	/**
	 * End what is going on, and whatever would begin. Any thread.
	 */
	synchronized void abort() {
		this.aborted = true;
		if (this.attempt != null) {
			this.attempt.cancel(true);
		}
		if (this.body != null) {
			this.body.close();
		}
	}

	private HttpResponse<BodyQueue> send(HttpRequest request) throws IOException, InterruptedException {
		CompletableFuture<HttpResponse<BodyQueue>> sent = begin(request);
		try {
			HttpResponse<BodyQueue> response = (this.silence != null)
					? sent.get(this.silence.toNanos(), TimeUnit.NANOSECONDS) : sent.get();
			received(response.body());
			return response;
		}
		catch (ExecutionException ex) {
			throw new IOException("No connection to %s: %s".formatted(request.uri(), ex.getCause()), ex.getCause());
		}
		catch (TimeoutException ex) {
			sent.cancel(true);
			throw new IOException("No answer from %s for %s".formatted(request.uri(), this.silence), ex);
		}
		catch (CancellationException ex) {
			throw new IOException("Closed", ex);
		}
	}

	private synchronized CompletableFuture<HttpResponse<BodyQueue>> begin(HttpRequest request) throws IOException {
		if (this.aborted) {
			throw new IOException("Closed");
		}
		this.body = null;
		this.attempt = this.client.sendAsync(this.shared ? withoutUpgrade(request) : request,
				(head) -> new BodyQueue());
		return this.attempt;
	}

	/**
	 * HTTP/2 where TLS negotiates it, but no attempt to switch to it, which some servers
	 * refuse and which is of no use to one request.
	 */
	private static HttpRequest withoutUpgrade(HttpRequest request) {
		if ("https".equals(request.uri().getScheme())) {
			return request;
		}
		return HttpRequest.newBuilder(request, (name, value) -> true).version(HttpClient.Version.HTTP_1_1).build();
	}

	private synchronized void received(BodyQueue queue) {
		this.body = queue;
		if (this.aborted) {
			queue.close();
		}
	}

	private static HttpRequest redirect(HttpRequest from, int status, String location) throws IOException {
		URI to = from.uri().resolve(location);
		if (!"https".equals(to.getScheme()) && !from.uri().getScheme().equals(to.getScheme())) {
			throw new IOException("Redirected from %s to %s".formatted(from.uri(), to));
		}
		boolean own = from.uri().getAuthority().equals(to.getAuthority());
		boolean get = TO_GET.contains(status) && from.method().equals("POST");
		HttpRequest.Builder request = HttpRequest.newBuilder(to);
		from.headers().map().forEach((name, values) -> {
			if ((own || isOurs(name)) && !(get && name.equalsIgnoreCase("Content-Type"))) {
				values.forEach((value) -> request.header(name, value));
			}
		});
		return get ? request.GET().build()
				: request.method(from.method(), from.bodyPublisher().orElseGet(HttpRequest.BodyPublishers::noBody))
					.build();
	}

	private static boolean isOurs(String header) {
		return Set.of("accept", "cache-control", "content-type", "last-event-id")
			.contains(header.toLowerCase(Locale.ROOT));
	}

	/**
	 * The client of all who bring none, made when the first needs it. One for the
	 * process, because each has a thread that nobody can stop on older JDKs.
	 */
	private static final class Shared {

		static final HttpClient CLIENT = HttpClient.newBuilder()
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(Duration.ofSeconds(20))
			.build();

	}

}
