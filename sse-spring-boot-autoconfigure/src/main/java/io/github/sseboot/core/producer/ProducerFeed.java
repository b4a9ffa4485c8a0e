package io.github.sseboot.core.producer;

import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.SseSource;
import io.github.sseboot.core.connection.CallerContext;

/**
 * Runs a producer, once.
 *
 * <pre>
 * NEW --a thread has it--> BEGUN --returns, fails, or is interrupted--> ENDED
 *   \__ cancelled: what it holds is let go _______________________________^
 * </pre>
 */
final class ProducerFeed implements Feed {

	private final AtomicBoolean begun = new AtomicBoolean();

	private final PrivateStream stream;

	private final SseSource.Produced produced;

	private final ProducerThreads threads;

	private final CallerContext context;

	private final Output out;

	private final FutureTask<Void> task = new FutureTask<>(this::produce, null);

	/**
	 * Create a feed with a place among the threads, which it gives back.
	 * @throws TooManyProducersException if there is no place
	 */
	ProducerFeed(PrivateStream stream, SseSource.Produced produced, ProducerThreads threads, CallerContext context) {
		this.stream = stream;
		this.produced = produced;
		this.threads = threads;
		this.context = context;
		this.out = new Output(stream);
		threads.reserve();
	}

	@Override
	public void start() {
		this.threads.produce(() -> {
			try {
				this.context.run(this.task);
			}
			catch (RuntimeException ex) {
				this.stream.end(ex);
				cancel();
			}
		});
	}

	private void produce() {
		if (!this.begun.compareAndSet(false, true)) {
			return;
		}
		@Nullable Throwable failure = null;
		try {
			this.produced.producer().produce(this.out);
		}
		catch (Throwable ex) {
			// Also an Error, or what other languages throw: clients must not wait for
			// ever
			failure = ex;
		}
		// Whoever is told the end may start the next one
		this.threads.release();
		this.stream.end(failure);
	}

	@Override
	public void readOn() {
		this.out.wakeUp();
	}

	@Override
	public void cancel() {
		this.task.cancel(true);
		if (this.begun.compareAndSet(false, true)) {
			this.threads.release();
			this.produced.discard();
		}
	}

}
