package io.github.sseboot.support;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sseboot.support.BroadcastServer.Fault;

/**
 * One client of the {@link BroadcastServer}. Used by its loop only.
 */
final class BroadcastListener {

	private static final Pattern LAST_ID = Pattern.compile("\r\nLast-Event-ID: (\\d+)\r\n");

	private static final int FAULT_AT = 20;

	private final BroadcastServer server;

	private final SocketChannel channel;

	private final StringBuilder request = new StringBuilder();

	private SelectionKey key;

	private ByteBuffer outgoing = ByteBuffer.allocate(0);

	private int position;

	private boolean streaming;

	BroadcastListener(BroadcastServer server, SocketChannel channel) {
		this.server = server;
		this.channel = channel;
	}

	void begin(SelectorLoop loop) throws IOException {
		this.key = loop.register(this.channel, SelectionKey.OP_READ, (ready) -> ready(loop));
	}

	/**
	 * Sends as much as the socket takes.
	 */
	void write() {
		try {
			while (fill()) {
				this.channel.write(this.outgoing);
				if (this.outgoing.hasRemaining()) {
					this.key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
					return;
				}
			}
			this.key.interestOps(SelectionKey.OP_READ);
		}
		catch (IOException ex) {
			gone("rst");
		}
	}

	/**
	 * Sends the bytes between two frames, if the client is up to date.
	 */
	void tell(byte[] bytes) {
		write();
		if (!this.outgoing.hasRemaining() && this.channel.isOpen()) {
			this.outgoing = ByteBuffer.wrap(bytes);
			write();
		}
	}

	void close() {
		gone("server");
	}

	private boolean fill() {
		if (!this.outgoing.hasRemaining() && this.streaming && this.position < this.server.frames().size()) {
			byte[] frame = frame(this.position++);
			this.outgoing = ByteBuffer.wrap(frame);
		}
		return this.outgoing.hasRemaining();
	}

	private byte[] frame(int sequence) {
		byte[] frame = this.server.frames().get(sequence);
		if (sequence != FAULT_AT) {
			return (sequence == FAULT_AT + 2 && this.server.fault() == Fault.SWAP) ? this.server.frames().get(FAULT_AT)
					: frame;
		}
		return switch (this.server.fault()) {
			case SKIP -> BroadcastServer.chunk(":\n");
			case REPEAT -> this.server.frames().get(sequence - 2);
			case SWAP -> this.server.frames().get(sequence + 2);
			case CARRIAGE_RETURN -> BroadcastServer.chunk("data: c0:11\r\n\n");
			case NO_NUMBER -> BroadcastServer.chunk("data: none\n\n");
			case LATE_BYTES -> "0\r\n\r\nlate".getBytes(StandardCharsets.US_ASCII);
			case NONE, FORGET_SILENTLY -> frame;
		};
	}

	private void ready(SelectorLoop loop) {
		if (this.key.isReadable()) {
			read(loop.buffer());
		}
		if (this.key.isValid() && this.key.isWritable()) {
			write();
		}
	}

	private void read(ByteBuffer buffer) {
		try {
			int read = this.channel.read(buffer);
			if (read < 0) {
				gone("fin");
				return;
			}
			this.request.append(new String(buffer.array(), 0, read, StandardCharsets.US_ASCII));
			if (this.request.indexOf("\r\n\r\n") > 0) {
				answer();
			}
		}
		catch (IOException ex) {
			gone("rst");
		}
	}

	private void answer() throws IOException {
		if (!this.server.answer().isEmpty()) {
			this.channel.write(ByteBuffer.wrap(this.server.answer().getBytes(StandardCharsets.US_ASCII)));
			gone("server");
			return;
		}
		Matcher id = LAST_ID.matcher(this.request);
		this.position = id.find() ? Integer.parseInt(id.group(1)) : this.server.frames().size();
		String first = "";
		if (this.position < this.server.oldest()) {
			this.position = this.server.oldest();
			if (this.server.fault() != Fault.FORGET_SILENTLY) {
				first = control("sse.gap", "{\"reason\":\"trimmed\",\"channels\":[\"c0\",\"c1\"]}");
			}
		}
		String head = ScriptedExchange.STREAM + control("sse.open", "{}") + first;
		this.outgoing = ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII));
		this.streaming = true;
		this.server.joined(this);
		write();
	}

	private String control(String name, String data) {
		return new String(
				BroadcastServer
					.chunk("event: " + name + "\nid: " + this.position + "\nretry: 20\ndata: " + data + "\n\n"),
				StandardCharsets.US_ASCII);
	}

	private void gone(String how) {
		this.server.left(this, how);
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			// nothing is left to close
		}
	}

}
