package io.github.sseboot.support;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

import io.github.sseboot.support.Violations.Kind;

/**
 * One connection of a swarm's member: socket, HTTP and event stream. Tells the member
 * once that it ended, unless the member left. Used by the loop only, never blocks.
 */
final class SwarmConnection implements HttpResponseListener, EventStreamListener {

	private static final int READS_PER_TURN = 8;

	private final SwarmGround ground;

	private final SwarmMember member;

	private final SwarmLauncher.Turn turn;

	private final SseRequest request;

	private final HttpResponseReader http = new HttpResponseReader(this);

	private final EventStreamDecoder decoder;

	private SocketChannel channel;

	private SelectionKey key;

	private ByteBuffer outgoing;

	private boolean stream;

	private boolean stalled;

	private boolean over;

	SwarmConnection(SwarmGround ground, SwarmMember member, SwarmLauncher.Turn turn, SseRequest request,
			String lastEventId) {
		this.ground = ground;
		this.member = member;
		this.turn = turn;
		this.request = request.lastEventId(lastEventId);
		this.decoder = EventStreamDecoder.strict(this, lastEventId);
	}

	void connect() {
		try {
			this.channel = SocketChannel.open();
			this.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
			if (this.ground.options().receiveBuffer() > 0) {
				this.channel.setOption(StandardSocketOptions.SO_RCVBUF, this.ground.options().receiveBuffer());
			}
			this.ground.sources().bind(this.channel, this.member.index());
			this.key = this.ground.loop().register(this.channel, SelectionKey.OP_CONNECT, (ready) -> ready());
			if (this.channel.connect(new InetSocketAddress(this.request.uri().getHost(), this.request.port()))) {
				connected();
			}
		}
		catch (IOException ex) {
			failed(ex);
		}
	}

	String lastEventId() {
		return this.decoder.lastEventId();
	}

	boolean stalled() {
		return this.stalled;
	}

	/**
	 * Stops reading; the kernel takes little more.
	 */
	void stall() {
		this.stalled = true;
		this.key.interestOps(0);
		try {
			this.channel.setOption(StandardSocketOptions.SO_RCVBUF, SseRequest.SMALL_BUFFER);
		}
		catch (IOException ex) {
			failed(ex);
		}
	}

	void resume() {
		this.stalled = false;
		this.key.interestOps(SelectionKey.OP_READ);
	}

	/**
	 * Ends the connection with FIN or RST; the member is not told.
	 */
	void leave(boolean reset) {
		this.over = true;
		try {
			if (reset) {
				this.channel.setOption(StandardSocketOptions.SO_LINGER, 0);
			}
		}
		catch (IOException ex) {
			// closed already
		}
		close();
	}

	@Override
	public void head(ResponseHead head) {
		this.stream = head.eventStream();
		this.ground.launcher().over(this.turn);
		this.member.answered(head);
	}

	@Override
	public void body(byte[] bytes, int from, int to) {
		if (this.stream) {
			this.decoder.feed(bytes, from, to);
		}
	}

	@Override
	public void end() {
		this.decoder.end();
		end(true);
	}

	@Override
	public void event(ReceivedEvent event) {
		this.member.event(event);
	}

	@Override
	public void comment(String text) {
		if (text.isEmpty()) {
			this.ground.counts().heartbeats.increment();
		}
	}

	@Override
	public void retry(long millis) {
		this.member.retry(millis);
	}

	@Override
	public void violation(String text) {
		this.member.violation(Kind.PROTOCOL, text);
	}

	private void ready() {
		try {
			if (this.key.isConnectable()) {
				this.channel.finishConnect();
				connected();
			}
			else if (this.key.isWritable()) {
				send();
			}
			else {
				read();
			}
		}
		catch (IOException ex) {
			failed(ex);
		}
		catch (IllegalStateException ex) {
			violation(ex.getMessage());
			end(false);
		}
	}

	private void connected() throws IOException {
		this.ground.counts().connected.increment();
		this.outgoing = ByteBuffer.wrap(this.request.bytes());
		send();
	}

	private void send() throws IOException {
		this.channel.write(this.outgoing);
		this.key.interestOps(this.outgoing.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
	}

	private void read() throws IOException {
		ByteBuffer buffer = this.ground.loop().buffer();
		for (int i = 0; i < READS_PER_TURN && !this.over; i++) {
			int read = this.channel.read(buffer.clear());
			if (read < 0) {
				end(this.http.closed());
				return;
			}
			this.http.feed(buffer.array(), 0, read);
			if (read < buffer.capacity()) {
				return;
			}
		}
	}

	private void failed(IOException ex) {
		if (ex instanceof BindException) {
			this.ground.sources().shortage();
		}
		else if (ex instanceof ConnectException) {
			this.ground.counts().refused.increment();
		}
		end(false);
	}

	private void end(boolean complete) {
		if (!this.over) {
			this.over = true;
			close();
			this.member.ended(complete);
		}
	}

	private void close() {
		this.ground.launcher().over(this.turn);
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			// nothing is left to close
		}
	}

}
