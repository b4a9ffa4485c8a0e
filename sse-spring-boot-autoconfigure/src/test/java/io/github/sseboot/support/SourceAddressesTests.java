package io.github.sseboot.support;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link SourceAddresses}.
 */
class SourceAddressesTests {

	@Test
	void kernelChoosesUntilPortsGetShort() throws IOException {
		SourceAddresses addresses = new SourceAddresses(0);
		assertThat(source(addresses, 0)).isEqualTo("none");
		addresses.shortage();
		assertThat(source(addresses, 0)).isEqualTo("127.0.0.1");
		assertThat(source(addresses, 1)).isEqualTo("127.0.0.2");
		assertThat(source(addresses, 2)).isEqualTo("127.0.0.1");
		addresses.shortage();
		assertThat(source(addresses, 2)).isEqualTo("127.0.0.3");
	}

	private static String source(SourceAddresses addresses, int index) throws IOException {
		try (SocketChannel channel = SocketChannel.open()) {
			addresses.bind(channel, index);
			InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
			return (local != null) ? local.getAddress().getHostAddress() : "none";
		}
	}

}
