package io.github.sseboot.sample.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Clients of this server, in this process: real connections, whose events are thrown
 * away.
 */
@Component
class LoadClients {

	private static final int SMALL_BUFFER = 4096;

	private static final int PATIENCE = 5;

	private final String scheme;

	private final SocketFactory sockets;

	private final HttpClient client;

	private volatile int port;

	/**
	 * Speaks to this server only, so it trusts the server's own certificate, if there is
	 * one.
	 */
	LoadClients(SslBundles bundles, @Value("${server.ssl.bundle:}") String bundle) throws NoSuchAlgorithmException {
		boolean plain = bundle.isEmpty();
		SSLContext tls = plain ? SSLContext.getDefault() : bundles.getBundle(bundle).createSslContext();
		this.scheme = plain ? "http" : "https";
		this.sockets = plain ? SocketFactory.getDefault() : tls.getSocketFactory();
		this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(tls).build();
	}

	@EventListener
	void started(WebServerInitializedEvent event) {
		this.port = event.getWebServer().getPort();
	}

	Open open(long load, Load.Order order) {
		String path = "/dashboard/load/%d/events".formatted(load);
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("%s://localhost:%d%s".formatted(this.scheme, this.port, path)))
			.build();
		List<CompletableFuture<?>> streams = new ArrayList<>();
		for (int i = 0; i < order.clients(); i++) {
			streams.add(this.client.sendAsync(request, HttpResponse.BodyHandlers.discarding()));
		}
		return new Open(streams, order.stalled() ? stalled(path) : new Socket());
	}

	/**
	 * A client that asks, and never looks at the answer.
	 */
	private Socket stalled(String path) {
		try {
			Socket socket = this.sockets.createSocket();
			socket.setReceiveBufferSize(SMALL_BUFFER);
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port));
			socket.getOutputStream()
				.write("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path)
					.getBytes(StandardCharsets.US_ASCII));
			return socket;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Clients that leave together.
	 */
	record Open(List<CompletableFuture<?>> streams, Socket stalled) implements AutoCloseable {

		/**
		 * Wait until the server has ended the streams of those who listen.
		 */
		void awaitEnd() {
			CompletableFuture.allOf(this.streams.toArray(CompletableFuture[]::new))
				.completeOnTimeout(null, PATIENCE, TimeUnit.SECONDS)
				.exceptionally((failure) -> null)
				.join();
		}

		@Override
		public void close() {
			this.streams.forEach((stream) -> stream.cancel(true));
			try {
				this.stalled.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
