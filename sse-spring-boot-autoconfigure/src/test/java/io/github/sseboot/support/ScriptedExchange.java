package io.github.sseboot.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The server's side of one scripted connection. Blocks like its socket; used by one
 * thread.
 */
public final class ScriptedExchange {

	static final String STREAM = """
			HTTP/1.1 200 OK
			Content-Type: text/event-stream;charset=UTF-8
			Transfer-Encoding: chunked
			Connection: close

			""".replace("\n", "\r\n");

	private final Socket socket;

	private final String request;

	private ScriptedExchange(Socket socket, String request) {
		this.socket = socket;
		this.request = request;
	}

	static ScriptedExchange begin(Socket socket) throws IOException {
		socket.setTcpNoDelay(true);
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		InputStream input = socket.getInputStream();
		while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
			int next = input.read();
			if (next < 0) {
				throw new IOException("The client left before its request was complete");
			}
			head.write(next);
		}
		return new ScriptedExchange(socket, head.toString(StandardCharsets.UTF_8));
	}

	public String request() {
		return this.request;
	}

	public Optional<String> header(String name) {
		return Arrays.stream(this.request.split("\r\n"))
			.filter((line) -> line.toLowerCase().startsWith(name.toLowerCase() + ": "))
			.map((line) -> line.substring(name.length() + 2))
			.findFirst();
	}

	public String body(int length) throws IOException {
		return new String(this.socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
	}

	public void send(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Sends the head of an event stream.
	 */
	public void stream() throws IOException {
		send(STREAM);
	}

	/**
	 * Sends one chunk.
	 */
	public void chunk(String text) throws IOException {
		send(Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n");
	}

	/**
	 * Ends the chunked body.
	 */
	public void end() throws IOException {
		send("0\r\n\r\n");
	}

	public void reset() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	public Socket socket() {
		return this.socket;
	}

	/**
	 * Waits until the client ends its direction.
	 * @return whether it did so with a FIN, not a RST
	 */
	public boolean awaitFin() {
		try {
			return this.socket.getInputStream().read() < 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
