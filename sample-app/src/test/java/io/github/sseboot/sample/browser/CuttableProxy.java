package io.github.sseboot.sample.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The network between a browser and the server, which can go away and come back.
 */
final class CuttableProxy implements AutoCloseable {

	private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final int target;

	private volatile boolean down;

	CuttableProxy(int target) throws IOException {
		this.target = target;
		start("accept", this::accept);
	}

	int port() {
		return this.server.getLocalPort();
	}

	/**
	 * Cut all connections, and let none through until {@link #up()}.
	 */
	void down() {
		this.down = true;
		this.sockets.forEach(this::cut);
	}

	void up() {
		this.down = false;
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		down();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				connect(this.server.accept());
			}
			catch (IOException ex) {
				// Closed, or the one connection failed: the browser will see
			}
		}
	}

	private void connect(Socket browser) throws IOException {
		this.sockets.add(browser);
		if (this.down) {
			cut(browser);
			return;
		}
		Socket application = new Socket(InetAddress.getLoopbackAddress(), this.target);
		this.sockets.add(application);
		start("up", () -> copy(browser, application));
		start("down", () -> copy(application, browser));
	}

	private void copy(Socket from, Socket to) {
		try {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			// One end is gone, so the other must go
		}
		cut(from);
		cut(to);
	}

	private void cut(Socket socket) {
		this.sockets.remove(socket);
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void start(String name, Runnable task) {
		Thread thread = new Thread(task, "proxy-" + name);
		thread.setDaemon(true);
		thread.start();
	}

}
