package io.github.sseboot.webmvc;

import java.io.IOException;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;

import org.springframework.web.context.request.async.DeferredResult;

import io.github.sseboot.core.wire.FrameSink;

/**
 * Writes into the response of {@code MockMvc}, which has no socket. Ends by setting the
 * result that a test waits for.
 */
final class MockSink implements FrameSink {

	private static final String MOCKS = "org.springframework.mock.web.";

	private final ServletOutputStream out;

	private final DeferredResult<Object> result;

	private volatile boolean open;

	MockSink(ServletOutputStream out, DeferredResult<Object> result) {
		this.out = out;
		this.result = result;
	}

	/**
	 * Whether there is no server. The mocks are known by name, since they are not there
	 * when the application runs.
	 */
	static boolean fits(ServletRequest request) {
		ServletRequest current = request;
		while (current instanceof ServletRequestWrapper wrapper) {
			current = wrapper.getRequest();
		}
		return current.getClass().getName().startsWith(MOCKS);
	}

	void open() {
		this.open = true;
	}

	@Override
	public boolean ready() {
		return this.open;
	}

	@Override
	public void write(byte[] source, int offset, int length) throws IOException {
		this.out.write(source, offset, length);
	}

	@Override
	public void flush() throws IOException {
		this.out.flush();
	}

	@Override
	public void close() {
		this.result.setResult(null);
	}

}
