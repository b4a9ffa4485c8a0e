package io.github.sseboot.servlet;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Makes sinks of servlet responses. One for the application, closed at its end.
 *
 * @since 1.0.0
 */
public final class ServletTransport implements AutoCloseable {

	/**
	 * Request attribute with the {@link ContainerSocket}, where a server needs that.
	 */
	static final String SOCKET_ATTRIBUTE = ServletTransport.class.getName() + ".socket";

	/**
	 * Where no callback tells that the request's thread has left the filters, it gets so
	 * long.
	 */
	private static final long UNWIND_MILLIS = 20;

	private final ScheduledThreadPoolExecutor scheduler;

	private final Lanes lanes;

	/**
	 * Create a transport.
	 */
	public ServletTransport() {
		this(Lanes.create());
	}

	ServletTransport(Lanes lanes) {
		this.lanes = lanes;
		CustomizableThreadFactory threads = new CustomizableThreadFactory("sse-servlet-");
		threads.setDaemon(true);
		this.scheduler = new ScheduledThreadPoolExecutor(1, threads);
		// Not by a thread of Tomcat, which would take it for one of the web application's
		this.scheduler.prestartCoreThread();
		this.scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(true);
	}

	/**
	 * Make a sink of a response whose request was made asynchronous, without timeout. The
	 * headers must be complete. Nothing is sent before the request's thread has left the
	 * filters.
	 * @param request the request
	 * @param response the response
	 * @param async what the request was made asynchronous with
	 * @return the exchange, or nothing if the response can only be written to by waiting
	 * for it and too many threads do so already; it can still be written to then
	 * @throws IOException if there is no way to the client
	 */
	public Optional<Exchange> open(HttpServletRequest request, HttpServletResponse response, AsyncContext async)
			throws IOException {
		HoldingWrappers.bypass(response);
		ServletOutputStream out = response.getOutputStream();
		ConnectionSlot slot = new ConnectionSlot();
		Completion completion = completion(request, async);
		DeliveryCheck check = new DeliveryCheck(response);
		if (writesBlock(request)) {
			return this.lanes.full() ? Optional.empty()
					: Optional.of(openOffloaded(request, out, slot, completion, check));
		}
		ContainerSocket socket = socket(request);
		Executor afterCallback = onTomcat(request) ? new AfterCallback(this.scheduler, socket) : Runnable::run;
		AsyncSink sink = new AsyncSink(out, slot, completion, check, afterCallback, socket);
		if (listen(out, sink)) {
			return Optional.of(new Exchange(sink, slot, completion, sink::markBroken));
		}
		return this.lanes.full() ? Optional.empty() : Optional.of(openBlocking(request, out, slot, completion, check));
	}

	/**
	 * Make a sink of a response that is sent as a whole, when the sink is closed.
	 * @param request the request
	 * @param response the response
	 * @param async what the request was made asynchronous with
	 * @param answer sends the response
	 * @return the exchange, or nothing if too many threads wait for clients already
	 */
	public Optional<Exchange> hold(HttpServletRequest request, HttpServletResponse response, AsyncContext async,
			HeldAnswer answer) {
		if (this.lanes.full()) {
			return Optional.empty();
		}
		HoldingWrappers.bypass(response);
		ConnectionSlot slot = new ConnectionSlot();
		Completion completion = completion(request, async);
		HeldSink sink = new HeldSink(lane(request), slot, completion, answer);
		soon(sink::open);
		return Optional.of(new Exchange(sink, slot, completion, sink::markBroken));
	}

	/**
	 * Run something in a moment, when a request's thread has most likely left the
	 * filters.
	 * @param task the task; must not block
	 */
	public void soon(Runnable task) {
		Future<?> unused = this.scheduler.schedule(task, UNWIND_MILLIS, TimeUnit.MILLISECONDS);
	}

	/**
	 * Send what was written of a response that is not asynchronous, and break it off: the
	 * client takes that for a connection that broke. Where there is no way to do that, it
	 * is only sent.
	 * @param request the request
	 * @param response the response
	 * @throws IOException if the way to the client is broken already
	 */
	public static void breakOff(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.flushBuffer();
		Runnable rupture = Rupture.of(request, response);
		if (rupture != null) {
			rupture.run();
		}
	}

	@Override
	public void close() {
		this.scheduler.shutdown();
	}

	private Exchange openOffloaded(HttpServletRequest request, ServletOutputStream out, ConnectionSlot slot,
			Completion completion, DeliveryCheck check) {
		OffloadedSink offloaded = new OffloadedSink(lane(request), slot);
		AsyncSink sink = new AsyncSink(out, offloaded, completion, check, Runnable::run, socket(request));
		offloaded.delegate(sink);
		if (!listen(out, sink)) {
			offloaded.delegate(new BlockingSink(out, completion, check));
			soon(offloaded::socketReady);
		}
		return new Exchange(offloaded, slot, completion, sink::markBroken);
	}

	private Exchange openBlocking(HttpServletRequest request, ServletOutputStream out, ConnectionSlot slot,
			Completion completion, DeliveryCheck check) {
		OffloadedSink offloaded = new OffloadedSink(lane(request), slot);
		offloaded.delegate(new BlockingSink(out, completion, check));
		soon(offloaded::socketReady);
		return new Exchange(offloaded, slot, completion, offloaded::socketBroken);
	}

	private Completion completion(HttpServletRequest request, AsyncContext async) {
		return new Completion(async, this.scheduler,
				onTomcat(request) ? Completion.RELIABLE_MILLIS : Completion.UNRELIABLE_MILLIS,
				Rupture.of(request, async.getResponse()));
	}

	static @Nullable ContainerSocket socket(HttpServletRequest request) {
		return (request.getAttribute(SOCKET_ATTRIBUTE) instanceof ContainerSocket socket) ? socket : null;
	}

	private Lane lane(HttpServletRequest request) {
		return this.lanes.enter(request.getServletConnection().getConnectionId());
	}

	private static boolean listen(ServletOutputStream out, AsyncSink sink) {
		try {
			out.setWriteListener(sink);
			return true;
		}
		catch (UnsupportedOperationException | IllegalStateException ex) {
			return false;
		}
	}

	/**
	 * Tomcat calls HTTP/2 non-blocking, but waits up to 5 seconds for a TCP connection
	 * that takes nothing.
	 */
	private static boolean writesBlock(HttpServletRequest request) {
		return request.getProtocol().startsWith("HTTP/2") && onTomcat(request);
	}

	static boolean onTomcat(HttpServletRequest request) {
		return request.getServletContext().getServerInfo().startsWith("Apache Tomcat");
	}

	/**
	 * Sends a response that was held.
	 */
	@FunctionalInterface
	public interface HeldAnswer {

		/**
		 * Send it. Called once, on a thread that may wait for the client.
		 * @param held what was written to the sink
		 * @throws IOException if the way to the client is broken
		 */
		void write(byte[] held) throws IOException;

	}

}
