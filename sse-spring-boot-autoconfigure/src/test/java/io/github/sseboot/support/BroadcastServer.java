package io.github.sseboot.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The smallest correct server a swarm can be tried on, and one fault at a time: it
 * broadcasts {@code c0:1, c1:1, c0:2, …} to everybody and resumes by id. One thread;
 * thread-safe.
 */
final class BroadcastServer implements AutoCloseable {

	private static final int CHANNELS = 2;

	private final ServerSocketChannel server;

	private final SelectorLoop loop;

	private final AtomicReference<Throwable> failure = new AtomicReference<>();

	private final List<byte[]> frames = new ArrayList<>();

	private final Set<BroadcastListener> listeners = new LinkedHashSet<>();

	private final Set<String> peers = new ConcurrentSkipListSet<>();

	private final Set<String> departures = new ConcurrentSkipListSet<>();

	private final Fault fault;

	private volatile int oldest;

	private volatile String answer = "";

	private BroadcastServer(ServerSocketChannel server, Fault fault) {
		this.server = server;
		this.fault = fault;
		this.loop = SelectorLoop.start("broadcast-server", this.failure::set);
	}

	static BroadcastServer start(Fault fault) {
		try {
			ServerSocketChannel channel = ServerSocketChannel.open();
			channel.bind(new InetSocketAddress("127.0.0.1", 0), 1024);
			BroadcastServer server = new BroadcastServer(channel, fault);
			server.run(() -> server.loop.register(channel, SelectionKey.OP_ACCEPT, (key) -> server.accept()));
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	URI uri() {
		return URI.create("http://127.0.0.1:" + this.server.socket().getLocalPort() + "/events");
	}

	/**
	 * Publishes so many events and waits until they are in the log.
	 */
	void publish(int count) {
		run(() -> {
			for (int i = 0; i < count; i++) {
				int sequence = this.frames.size();
				this.frames.add(chunk("id: " + (sequence + 1) + "\ndata: c" + sequence % CHANNELS + ":"
						+ (sequence / CHANNELS + 1) + " and more\n\n"));
			}
			List.copyOf(this.listeners).forEach(BroadcastListener::write);
		});
	}

	/**
	 * Sends one control event or comment to everybody.
	 */
	void tell(String text) {
		run(() -> List.copyOf(this.listeners).forEach((listener) -> listener.tell(chunk(text))));
	}

	/**
	 * Forgets what is older than this sequence: who returns with an older id is told a
	 * gap.
	 */
	void forget(int before) {
		this.oldest = before;
	}

	/**
	 * Answers this to newcomers instead of a stream.
	 */
	void answer(String response) {
		this.answer = response;
	}

	/**
	 * Ends all streams, with the end of the body or a bare FIN.
	 */
	void end(boolean complete) {
		run(() -> {
			for (BroadcastListener listener : List.copyOf(this.listeners)) {
				if (complete) {
					listener.tell("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
				}
				listener.close();
			}
		});
	}

	int listeners() {
		CompletableFuture<Integer> count = new CompletableFuture<>();
		this.loop.execute(() -> count.complete(this.listeners.size()));
		return count.join();
	}

	/**
	 * From which addresses clients came.
	 */
	Set<String> peers() {
		return new TreeSet<>(this.peers);
	}

	/**
	 * The ways in which clients left: {@code fin}, {@code rst}.
	 */
	Set<String> departures() {
		return new TreeSet<>(this.departures);
	}

	Throwable failure() {
		return this.failure.get();
	}

	@Override
	public void close() {
		this.loop.close();
	}

	List<byte[]> frames() {
		return this.frames;
	}

	int oldest() {
		return this.oldest;
	}

	String answer() {
		return this.answer;
	}

	Fault fault() {
		return this.fault;
	}

	void joined(BroadcastListener listener) {
		this.listeners.add(listener);
	}

	void left(BroadcastListener listener, String how) {
		this.listeners.remove(listener);
		this.departures.add(how);
	}

	static byte[] chunk(String text) {
		return (Integer.toHexString(text.length()) + "\r\n" + text + "\r\n").getBytes(StandardCharsets.US_ASCII);
	}

	private void accept() {
		try {
			for (SocketChannel channel = this.server.accept(); channel != null; channel = this.server.accept()) {
				channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
				this.peers.add(((InetSocketAddress) channel.getRemoteAddress()).getAddress().getHostAddress());
				BroadcastListener listener = new BroadcastListener(this, channel);
				listener.begin(this.loop);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void run(Action action) {
		CompletableFuture<Void> done = new CompletableFuture<>();
		this.loop.execute(() -> {
			try {
				action.run();
				done.complete(null);
			}
			catch (IOException | RuntimeException ex) {
				done.completeExceptionally(ex);
			}
		});
		done.join();
	}

	/**
	 * What the server does wrong.
	 */
	enum Fault {

		NONE, SKIP, REPEAT, SWAP, FORGET_SILENTLY, CARRIAGE_RETURN, NO_NUMBER, LATE_BYTES

	}

	/**
	 * Something done on the loop.
	 */
	private interface Action {

		void run() throws IOException;

	}

}
