package io.github.sseboot.support;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

/**
 * Spreads outgoing connections over loopback addresses, since each has only some 28,000
 * ports. Not thread-safe.
 */
final class SourceAddresses {

	private static final int MOST = 250;

	private int count;

	/**
	 * @param count how many addresses to use, 0 to let the kernel choose while it can
	 */
	SourceAddresses(int count) {
		this.count = count;
	}

	void bind(SocketChannel channel, int index) throws IOException {
		if (this.count > 0) {
			channel.bind(new InetSocketAddress("127.0.0." + (1 + index % this.count), 0));
		}
	}

	/**
	 * The ports are used up: spread wider from now on.
	 */
	void shortage() {
		this.count = Math.min(MOST, Math.max(2, this.count + 1));
	}

}
