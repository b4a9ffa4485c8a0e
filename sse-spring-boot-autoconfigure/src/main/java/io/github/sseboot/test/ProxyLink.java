package io.github.sseboot.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * One connection through a {@link FaultProxy}: two sockets and a thread for each
 * direction, which blocks as they do. An end of one direction is passed on as such; an
 * error ends both by a RST.
 */
final class ProxyLink {

	private static final int SLICES_PER_SECOND = 50;

	private final Socket client;

	private volatile Socket server = new Socket();

	private final ProxyFaults faults;

	private final Consumer<ProxyLink> over;

	private final long cutAfter;

	private final Object upstreamLock = new Object();

	private @Nullable ByteArrayOutputStream request;

	private int ended;

	private boolean closed;

	ProxyLink(Socket client, ProxyFaults faults, Consumer<ProxyLink> over) {
		this.client = client;
		this.faults = faults;
		this.over = over;
		this.cutAfter = faults.cutAfter();
		this.request = faults.repeating() ? new ByteArrayOutputStream() : null;
	}

	/**
	 * Connects to the server and starts both threads; without a server the client gets a
	 * RST.
	 */
	void connect(InetSocketAddress target) {
		try {
			connect(this.server, target);
			this.client.setTcpNoDelay(true);
			this.client.setSendBufferSize(FaultProxy.BUFFER_SIZE);
			thread("fault-proxy down", () -> run(this::downstream));
			thread("fault-proxy up", () -> run(this::upstream));
		}
		catch (IOException ex) {
			reset();
		}
	}

	private static void connect(Socket socket, SocketAddress target) throws IOException {
		socket.setReceiveBufferSize(FaultProxy.BUFFER_SIZE);
		socket.connect(target);
		socket.setTcpNoDelay(true);
	}

	void reset() {
		close(true);
	}

	void close() {
		close(false);
	}

	/**
	 * Only the first end counts: a thread that fails because the link is being closed
	 * must not turn the FIN of the other side into a RST.
	 */
	private synchronized void close(boolean byReset) {
		if (this.closed) {
			return;
		}
		this.closed = true;
		if (byReset) {
			linger(this.client);
			linger(this.server);
		}
		close(this.client);
		close(this.server);
		this.over.accept(this);
	}

	private void downstream() throws IOException, InterruptedException {
		byte[] buffer = new byte[FaultProxy.BUFFER_SIZE];
		long left = this.cutAfter;
		while (left > 0) {
			int most = (int) Math.min(left, slice(buffer.length));
			this.faults.downstream().pass();
			int read = this.server.getInputStream().read(buffer, 0, most);
			this.faults.downstream().pass();
			if (read >= 0 && repeat()) {
				continue;
			}
			if (read < 0) {
				this.client.shutdownOutput();
				return;
			}
			this.client.getOutputStream().write(buffer, 0, read);
			left -= read;
			pace(read);
		}
		awaitDelivery();
		reset();
	}

	private void upstream() throws IOException, InterruptedException {
		byte[] buffer = new byte[FaultProxy.BUFFER_SIZE];
		while (true) {
			this.faults.upstream().pass();
			int read = this.client.getInputStream().read(buffer);
			this.faults.upstream().pass();
			if (read < 0) {
				this.server.shutdownOutput();
				return;
			}
			send(buffer, read);
		}
	}

	private void send(byte[] buffer, int length) throws IOException {
		synchronized (this.upstreamLock) {
			if (this.request != null) {
				this.request.write(buffer, 0, length);
			}
			this.server.getOutputStream().write(buffer, 0, length);
		}
	}

	/**
	 * Make the request again, if that is wanted and was not done yet.
	 * @return whether it was made, so that what was read is of no more use
	 */
	private boolean repeat() throws IOException {
		synchronized (this.upstreamLock) {
			if (this.request == null) {
				return false;
			}
			Socket first = this.server;
			Socket second = new Socket();
			connect(second, first.getRemoteSocketAddress());
			second.getOutputStream().write(this.request.toByteArray());
			this.request = null;
			this.server = second;
			linger(first);
			close(first);
			return true;
		}
	}

	private void run(Direction direction) {
		try {
			direction.run();
			directionEnded();
		}
		catch (IOException ex) {
			reset();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private synchronized void directionEnded() {
		this.ended++;
		if (this.ended == 2) {
			close();
		}
	}

	private int slice(int whole) {
		int rate = this.faults.bytesPerSecond();
		return (rate > 0) ? Math.max(1, Math.min(whole, rate / SLICES_PER_SECOND)) : whole;
	}

	private void pace(int bytes) {
		int rate = this.faults.bytesPerSecond();
		if (rate > 0) {
			long until = System.nanoTime() + bytes * 1_000_000_000L / rate;
			for (long now = System.nanoTime(); now < until; now = System.nanoTime()) {
				LockSupport.parkNanos(until - now);
			}
		}
	}

	/**
	 * A RST discards what still waits in the socket's send queue; on loopback a client
	 * that reads takes it in far less than this.
	 */
	private void awaitDelivery() {
		LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
	}

	static void thread(String name, Runnable body) {
		Thread thread = new Thread(body, name);
		thread.setDaemon(true);
		thread.start();
	}

	private static void linger(Socket socket) {
		try {
			socket.setSoLinger(true, 0);
		}
		catch (IOException ex) {
			// closed already
		}
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// nothing is left to close
		}
	}

	/**
	 * What one thread does until its direction ends.
	 */
	private interface Direction {

		void run() throws IOException, InterruptedException;

	}

}
