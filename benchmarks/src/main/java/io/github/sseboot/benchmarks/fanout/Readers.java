package io.github.sseboot.benchmarks.fanout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Many clients on one thread, which do nothing but count events: the cheapest client
 * there is, because it shares the machine with the server.
 */
final class Readers implements AutoCloseable {

	private static final byte[] EVENT = "xxxx\n\n".getBytes(StandardCharsets.US_ASCII);

	private final Selector selector;

	private final List<SocketChannel> channels = new ArrayList<>();

	private final Thread thread;

	private final LongAdder events = new LongAdder();

	private volatile boolean stopped;

	Readers(int port, String path, int count) throws IOException {
		this.selector = Selector.open();
		byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII);
		for (int i = 0; i < count; i++) {
			SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			channel.write(ByteBuffer.wrap(request));
			channel.configureBlocking(false);
			channel.register(this.selector, SelectionKey.OP_READ, new int[1]);
			this.channels.add(channel);
		}
		this.thread = new Thread(this::read, "readers");
		this.thread.start();
	}

	long events() {
		return this.events.sum();
	}

	private void read() {
		ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
		byte[] bytes = new byte[1 << 16];
		try {
			while (!this.stopped) {
				this.selector.select((key) -> read(key, buffer, bytes), 100);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void read(SelectionKey key, ByteBuffer buffer, byte[] bytes) {
		try {
			buffer.clear();
			int length = ((SocketChannel) key.channel()).read(buffer);
			if (length < 0) {
				key.cancel();
				return;
			}
			buffer.flip().get(bytes, 0, length);
			this.events.add(count(bytes, length, (int[]) key.attachment()));
		}
		catch (IOException ex) {
			key.cancel();
		}
	}

	/**
	 * Count the ends of events; the state is how much of one was seen at the end of the
	 * piece before.
	 */
	private static long count(byte[] bytes, int length, int[] state) {
		long count = 0;
		int matched = state[0];
		for (int i = 0; i < length; i++) {
			byte next = bytes[i];
			if (next == EVENT[matched]) {
				matched++;
				if (matched == EVENT.length) {
					count++;
					matched = 0;
				}
			}
			else if (next != 'x') {
				matched = 0;
			}
		}
		state[0] = matched;
		return count;
	}

	/**
	 * A registered channel is really closed by its selector only.
	 */
	@Override
	public void close() throws IOException {
		this.stopped = true;
		this.selector.wakeup();
		while (this.thread.isAlive()) {
			LockSupport.parkNanos(1_000_000);
		}
		for (SocketChannel channel : this.channels) {
			channel.close();
		}
		this.selector.close();
	}

}
