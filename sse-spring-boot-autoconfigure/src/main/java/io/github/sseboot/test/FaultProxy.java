package io.github.sseboot.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A faulty network between a client and a server on loopback. Faults act on all
 * connections, those there are and those to come, from the moment they are set. Two
 * daemon threads per connection, small socket buffers; thread-safe, and only
 * {@link #close()} may block shortly.
 *
 * @since 1.0.0
 */
public final class FaultProxy implements AutoCloseable {

	static final int BUFFER_SIZE = 8192;

	private final ServerSocket server;

	private final InetSocketAddress target;

	private final ProxyFaults faults = new ProxyFaults();

	private final Set<ProxyLink> links = ConcurrentHashMap.newKeySet();

	private final AtomicInteger accepted = new AtomicInteger();

	private FaultProxy(ServerSocket server, InetSocketAddress target) {
		this.server = server;
		this.target = target;
	}

	/**
	 * A proxy to a server on this machine.
	 */
	public static FaultProxy to(int port) {
		return to(URI.create("http://localhost:" + port));
	}

	/**
	 * A proxy to the host and port of this URI.
	 */
	public static FaultProxy to(URI target) {
		try {
			ServerSocket server = new ServerSocket();
			server.setReceiveBufferSize(BUFFER_SIZE);
			server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
			FaultProxy proxy = new FaultProxy(server,
					new InetSocketAddress(InetAddress.getAllByName(target.getHost())[0], target.getPort()));
			ProxyLink.thread("fault-proxy", proxy::accept);
			return proxy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public int port() {
		return this.server.getLocalPort();
	}

	/**
	 * The way to the target's path through this proxy.
	 */
	public URI uri(String path) {
		return URI.create("http://127.0.0.1:" + port() + path);
	}

	/**
	 * How many connections there are.
	 */
	public int links() {
		return this.links.size();
	}

	/**
	 * How many connections were accepted so far.
	 */
	public int accepted() {
		return this.accepted.get();
	}

	/**
	 * Each connection that is accepted from now on is reset towards both sides after so
	 * many bytes from the server: exactly so many for a client that reads, else at most.
	 */
	public void cutAfter(long bytes) {
		this.faults.cutAfter(bytes);
	}

	/**
	 * Resets all connections now, towards both sides.
	 */
	public void reset() {
		this.links.forEach(ProxyLink::reset);
	}

	/**
	 * Ends all connections now, with a FIN towards both sides.
	 */
	public void cut() {
		this.links.forEach(ProxyLink::close);
	}

	/**
	 * Passes nothing more to clients, neither bytes nor ends, until {@link #resume()}.
	 */
	public void stallDownstream() {
		this.faults.downstream().shut();
	}

	/**
	 * Passes nothing more to the server, neither bytes nor ends, until {@link #resume()}:
	 * together with {@link #stallDownstream()}, a client whose network is gone.
	 */
	public void stallUpstream() {
		this.faults.upstream().shut();
	}

	public void resume() {
		this.faults.downstream().open();
		this.faults.upstream().open();
	}

	/**
	 * Passes at most so many bytes each second to each client, 0 for no limit.
	 */
	public void slow(int bytesPerSecond) {
		this.faults.slow(bytesPerSecond);
	}

	/**
	 * Resets each new connection at once, or no longer.
	 */
	public void refuse(boolean refusing) {
		this.faults.refuse(refusing);
	}

	/**
	 * Sends what each new connection asks for twice, or no longer: when the server begins
	 * to answer, the connection to it is reset and the request made again on another, as
	 * a network does that loses an answer and tries again. The client sees the second
	 * answer only.
	 */
	public void repeatRequests(boolean repeating) {
		this.faults.repeat(repeating);
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			// nothing is left to close
		}
		this.links.forEach(ProxyLink::reset);
		resume();
	}

	private void accept() {
		try {
			while (!this.server.isClosed()) {
				link(this.server.accept());
			}
		}
		catch (IOException ex) {
			// closed
		}
	}

	private void link(Socket client) throws IOException {
		this.accepted.incrementAndGet();
		if (this.faults.refusing()) {
			client.setSoLinger(true, 0);
			client.close();
			return;
		}
		ProxyLink link = new ProxyLink(client, this.faults, this.links::remove);
		this.links.add(link);
		link.connect(this.target);
		if (this.server.isClosed()) {
			link.reset();
		}
	}

}
