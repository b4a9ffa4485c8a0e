package io.github.sseboot.servlet;

import java.io.IOException;

import jakarta.servlet.ServletOutputStream;

import io.github.sseboot.core.wire.FrameSink;

/**
 * Writes to a stream that only knows how to block. Its calls wait for the client, so no
 * shard may make them: an {@link OffloadedSink} does.
 */
final class BlockingSink implements FrameSink {

	private final ServletOutputStream out;

	private final Completion completion;

	private final DeliveryCheck check;

	private boolean failed;

	BlockingSink(ServletOutputStream out, Completion completion, DeliveryCheck check) {
		this.out = out;
		this.completion = completion;
		this.check = check;
	}

	@Override
	public boolean ready() {
		return true;
	}

	@Override
	public void write(byte[] source, int offset, int length) throws IOException {
		this.failed = true;
		this.out.write(source, offset, length);
		this.failed = false;
	}

	@Override
	public void flush() throws IOException {
		this.failed = true;
		this.out.flush();
		this.failed = false;
		this.check.flushed();
	}

	@Override
	public void close() {
		if (this.failed) {
			// The server ends the request by itself, if it knows
			this.completion.afterServer();
		}
		else {
			this.completion.now();
		}
	}

	@Override
	public void breakOff() {
		if (this.failed) {
			this.completion.afterServer();
		}
		else {
			this.completion.breakingOff();
		}
	}

}
