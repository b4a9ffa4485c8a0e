package io.github.sseboot.servlet;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads for connections that can only be written to by waiting for them: virtual
 * ones where those do not occupy a real thread while they wait in a server's
 * {@code synchronized} code, which is from Java 24 on (JEP 491), else some.
 */
final class Lanes {

	static final int MAX_THREADS = 256;

	static final long STALLED_NANOS = Duration.ofSeconds(1).toNanos();

	private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

	private final Executor executor;

	private final int mostStalled;

	/**
	 * Create lanes on an executor.
	 * @param executor runs the tasks
	 * @param mostStalled from how many stalled lanes on there are no new ones
	 */
	Lanes(Executor executor, int mostStalled) {
		this.executor = executor;
		this.mostStalled = mostStalled;
	}

	static Lanes create() {
		if (Runtime.version().feature() >= 24) {
			return new Lanes(new VirtualThreadTaskExecutor("sse-write-"), Integer.MAX_VALUE);
		}
		CustomizableThreadFactory threads = new CustomizableThreadFactory("sse-write-");
		threads.setDaemon(true);
		ThreadPoolExecutor pool = new ThreadPoolExecutor(MAX_THREADS, MAX_THREADS, 10, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), threads);
		pool.allowCoreThreadTimeOut(true);
		return new Lanes(pool, MAX_THREADS * 3 / 4);
	}

	/**
	 * Whether so many lanes are stuck that newcomers would wait for a thread.
	 */
	boolean full() {
		if (this.mostStalled == Integer.MAX_VALUE) {
			return false;
		}
		long now = System.nanoTime();
		return this.lanes.values().stream().filter((lane) -> lane.stalled(now)).count() >= this.mostStalled;
	}

	/**
	 * The lane of a TCP connection, until it is {@linkplain Lane#leave left}.
	 */
	Lane enter(String name) {
		return this.lanes.compute(name, (key, existing) -> {
			Lane lane = (existing != null) ? existing : new Lane(this, key);
			lane.use(1);
			return lane;
		});
	}

	void leave(Lane lane) {
		this.lanes.computeIfPresent(lane.name(), (key, existing) -> (existing.use(-1) > 0) ? existing : null);
	}

	int size() {
		return this.lanes.size();
	}

	void run(Runnable task) {
		this.executor.execute(task);
	}

}
