package io.github.sseboot.webmvc;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/2 connection in clear text, with windows of a given size, and streams that can
 * stop to read each on its own.
 */
final class Http2Client implements AutoCloseable {

	static final int SMALL = 16 * 1024;

	static final int LARGE = 64 * 1024 * 1024;

	private final HTTP2Client client = new HTTP2Client();

	private final Session session;

	private final URI uri;

	Http2Client(URI uri, int window) throws Exception {
		this.uri = uri;
		this.client.setInitialStreamRecvWindow(window);
		this.client.setInitialSessionRecvWindow(LARGE);
		this.client.start();
		this.session = this.client.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), new Session.Listener() {
		}).get(10, TimeUnit.SECONDS);
	}

	Events open(String path) throws Exception {
		return open(path, HttpFields.build());
	}

	Events resume(String path, String lastEventId) throws Exception {
		return open(path, HttpFields.build().put("Last-Event-ID", lastEventId));
	}

	private Events open(String path, HttpFields.Mutable headers) throws Exception {
		MetaData.Request request = new MetaData.Request("GET", HttpURI.from(this.uri.resolve(path)), HttpVersion.HTTP_2,
				headers.put("Accept", "text/event-stream"));
		Events events = new Events();
		this.session.newStream(new HeadersFrame(request, null, true), events).get(10, TimeUnit.SECONDS);
		return events;
	}

	@Override
	public void close() {
		LifeCycle.stop(this.client);
	}

	/**
	 * What came on one stream.
	 */
	static final class Events implements Stream.Listener {

		private final StringBuilder text = new StringBuilder();

		private volatile boolean stalled;

		private volatile boolean ended;

		private volatile boolean reset;

		private volatile int status;

		private volatile @Nullable Stream stream;

		@Override
		public void onHeaders(Stream origin, HeadersFrame frame) {
			this.stream = origin;
			if (frame.getMetaData() instanceof MetaData.Response response) {
				this.status = response.getStatus();
			}
			this.ended = frame.isEndStream();
			origin.demand();
		}

		@Override
		public void onDataAvailable(Stream origin) {
			if (this.stalled) {
				return;
			}
			Stream.Data data = origin.readData();
			if (data != null) {
				synchronized (this) {
					this.text.append(StandardCharsets.UTF_8.decode(data.frame().getByteBuffer()));
				}
				this.ended = data.frame().isEndStream();
				data.release();
			}
			if (!this.ended) {
				origin.demand();
			}
		}

		@Override
		public void onReset(Stream origin, ResetFrame frame, Callback callback) {
			this.reset = true;
			this.ended = true;
			callback.succeeded();
		}

		void stall() {
			this.stalled = true;
		}

		void cancel() {
			Stream current = Objects.requireNonNull(this.stream);
			current.reset(new ResetFrame(current.getId(), ErrorCode.CANCEL_STREAM_ERROR.code), Callback.NOOP);
		}

		int status() {
			return this.status;
		}

		/**
		 * Whether the stream is over, in whatever way.
		 */
		boolean ended() {
			return this.ended;
		}

		/**
		 * Whether it is over because the server broke it off.
		 */
		boolean reset() {
			return this.reset;
		}

		/**
		 * The last id that came.
		 */
		String lastEventId() {
			String all = text();
			int id = all.lastIndexOf("\nid: ") + 5;
			return all.substring(id, all.indexOf('\n', id));
		}

		synchronized String text() {
			return this.text.toString();
		}

	}

}
