package io.github.sseboot.servlet;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells that a socket is ready when the server's thread has most likely left its
 * callback. Tomcat cannot bear that a write of another thread fails while it is still in
 * there: it gives the request up twice, and cuts whoever comes next.
 */
record SettledReady(SocketListener listener, ScheduledExecutorService scheduler) implements SocketListener {

	private static final long SETTLE_MILLIS = 2;

	@Override
	public void socketReady() {
		try {
			Future<?> unused = this.scheduler.schedule(this.listener::socketReady, SETTLE_MILLIS,
					TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			this.listener.socketReady();
		}
	}

	@Override
	public void socketBroken() {
		this.listener.socketBroken();
	}

}
