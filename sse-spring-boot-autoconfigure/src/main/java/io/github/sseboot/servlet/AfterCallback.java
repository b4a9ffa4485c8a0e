package io.github.sseboot.servlet;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Runs what follows from a callback of Tomcat when Tomcat's thread has left it. Tomcat
 * cannot bear that a write of another thread fails while it is still in there: it gives
 * the request up twice, and cuts whoever comes next.
 *
 * @param scheduler what waits for Tomcat
 * @param socket the socket, or {@code null} if it is not known; then Tomcat's thread has
 * most likely left after a moment
 */
record AfterCallback(ScheduledExecutorService scheduler, @Nullable ContainerSocket socket) implements Executor {

	private static final long MOMENT_MILLIS = 2;

	@Override
	public void execute(Runnable action) {
		try {
			ContainerSocket known = this.socket;
			if (known == null) {
				Future<?> unused = this.scheduler.schedule(action, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
			}
			else {
				this.scheduler.execute(() -> {
					known.awaitContainer();
					action.run();
				});
			}
		}
		catch (RejectedExecutionException ex) {
			action.run();
		}
	}

}
