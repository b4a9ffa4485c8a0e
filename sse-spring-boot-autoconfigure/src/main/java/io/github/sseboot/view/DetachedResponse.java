package io.github.sseboot.view;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a view writes, always in UTF-8. Headers go nowhere; what would reach a
 * client in another way, such as a redirect or a cookie, fails.
 */
final class DetachedResponse extends HttpServletResponseWrapper {

	static final Charset CHARSET = StandardCharsets.UTF_8;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);

	private final PrintWriter writer = new PrintWriter(new OutputStreamWriter(this.bytes, CHARSET));

	private final ServletOutputStream output = new Output(this.bytes);

	private @Nullable String contentType;

	private Locale locale = Locale.getDefault();

	DetachedResponse(LiveRequestMissing missing) {
		super(missing.standIn(HttpServletResponse.class));
	}

	byte[] content() {
		this.writer.flush();
		return this.bytes.toByteArray();
	}

	@Override
	public PrintWriter getWriter() {
		return this.writer;
	}

	@Override
	public ServletOutputStream getOutputStream() {
		return this.output;
	}

	@Override
	public void reset() {
		resetBuffer();
	}

	@Override
	public void resetBuffer() {
		this.writer.flush();
		this.bytes.reset();
	}

	@Override
	public void flushBuffer() {
		this.writer.flush();
	}

	@Override
	public int getBufferSize() {
		return this.bytes.size();
	}

	@Override
	public void setBufferSize(int size) {
		// Takes as much as there is
	}

	@Override
	public boolean isCommitted() {
		return false;
	}

	@Override
	public int getStatus() {
		return SC_OK;
	}

	@Override
	public void setStatus(int status) {
		// An event has none
	}

	@Override
	public @Nullable String getContentType() {
		return this.contentType;
	}

	@Override
	public void setContentType(@Nullable String type) {
		this.contentType = type;
	}

	@Override
	public String getCharacterEncoding() {
		return CHARSET.name();
	}

	@Override
	public void setCharacterEncoding(@Nullable String encoding) {
		// Event streams are UTF-8
	}

	@Override
	public void setContentLength(int length) {
		// Turns out
	}

	@Override
	public void setContentLengthLong(long length) {
		// Turns out
	}

	@Override
	public Locale getLocale() {
		return this.locale;
	}

	@Override
	public void setLocale(Locale locale) {
		this.locale = locale;
	}

	@Override
	public void setHeader(String name, @Nullable String value) {
		// Goes nowhere
	}

	@Override
	public void addHeader(String name, @Nullable String value) {
		// Goes nowhere
	}

	@Override
	public void setIntHeader(String name, int value) {
		// Goes nowhere
	}

	@Override
	public void addIntHeader(String name, int value) {
		// Goes nowhere
	}

	@Override
	public void setDateHeader(String name, long value) {
		// Goes nowhere
	}

	@Override
	public void addDateHeader(String name, long value) {
		// Goes nowhere
	}

	@Override
	public boolean containsHeader(String name) {
		return false;
	}

	@Override
	public @Nullable String getHeader(String name) {
		return null;
	}

	@Override
	public Collection<String> getHeaders(String name) {
		return List.of();
	}

	@Override
	public Collection<String> getHeaderNames() {
		return List.of();
	}

	@Override
	public String encodeURL(String url) {
		return url;
	}

	/**
	 * Bytes that a view writes itself.
	 */
	private static final class Output extends ServletOutputStream {

		private final ByteArrayOutputStream bytes;

		Output(ByteArrayOutputStream bytes) {
			this.bytes = bytes;
		}

		@Override
		public void write(int octet) {
			this.bytes.write(octet);
		}

		@Override
		public void write(byte[] source, int offset, int length) {
			this.bytes.write(source, offset, length);
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			throw new IllegalStateException("A view that is part of an event writes at once");
		}

	}

}
