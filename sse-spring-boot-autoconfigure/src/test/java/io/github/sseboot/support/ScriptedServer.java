package io.github.sseboot.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on loopback that does exactly what a test tells it: the n-th connection plays
 * the n-th script, the last script serves all the rest. A daemon thread each.
 * Thread-safe.
 */
public final class ScriptedServer implements AutoCloseable {

	private final ServerSocket server;

	private final List<Script> scripts;

	private final AtomicInteger accepted = new AtomicInteger();

	private final List<Throwable> failures = new CopyOnWriteArrayList<>();

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private ScriptedServer(ServerSocket server, List<Script> scripts) {
		this.server = server;
		this.scripts = scripts;
	}

	public static ScriptedServer playing(Script... scripts) {
		try {
			ServerSocket socket = new ServerSocket(0, 512, InetAddress.getByName("0.0.0.0"));
			ScriptedServer server = new ScriptedServer(socket, List.of(scripts));
			server.thread(server::accept);
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.server.getLocalPort() + path);
	}

	/**
	 * The request heads so far, in the order in which they were read.
	 */
	public List<String> requests() {
		return this.requests;
	}

	/**
	 * What scripts threw, except I/O errors, which are part of the play.
	 */
	public List<Throwable> failures() {
		return this.failures;
	}

	public int accepted() {
		return this.accepted.get();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

	private void accept() {
		try {
			while (!this.server.isClosed()) {
				Socket socket = this.server.accept();
				this.sockets.add(socket);
				Script script = this.scripts.get(Math.min(this.accepted.getAndIncrement(), this.scripts.size() - 1));
				thread(() -> play(script, socket));
			}
		}
		catch (IOException ex) {
			// closed
		}
	}

	private void play(Script script, Socket socket) {
		try (socket) {
			ScriptedExchange exchange = ScriptedExchange.begin(socket);
			this.requests.add(exchange.request());
			script.play(exchange);
		}
		catch (IOException ex) {
			// the client is gone
		}
		catch (Exception | AssertionError ex) {
			this.failures.add(ex);
		}
		finally {
			this.sockets.remove(socket);
		}
	}

	private void thread(Runnable body) {
		Thread thread = new Thread(body, "scripted-server");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * What is done with one connection; it is closed when the script returns.
	 */
	public interface Script {

		void play(ScriptedExchange exchange) throws Exception;

	}

}
