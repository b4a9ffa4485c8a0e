package io.github.sseboot.core.producer;

import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.sseboot.SseSource;

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

	private final Executor executor;

	private final Output out;

	private final FutureTask<Void> task = new FutureTask<>(this::produce, null);

	ProducerFeed(PrivateStream stream, SseSource.Produced produced, Executor executor) {
		this.stream = stream;
		this.produced = produced;
		this.executor = executor;
		this.out = new Output(stream);
	}

	@Override
	public void start() {
		this.executor.execute(this.task);
	}

	private void produce() {
		if (!this.begun.compareAndSet(false, true)) {
			return;
		}
		try {
			this.produced.producer().produce(this.out);
			this.stream.end(null);
		}
		catch (Throwable ex) {
			// Also an Error, or what other languages throw: clients must not wait for
			// ever
			this.stream.end(ex);
		}
	}

	@Override
	public void readOn() {
		this.out.wakeUp();
	}

	@Override
	public void cancel() {
		this.task.cancel(true);
		if (this.begun.compareAndSet(false, true)) {
			this.produced.discard();
		}
	}

}
