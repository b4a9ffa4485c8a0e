package io.github.sseboot.core.producer;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * The threads on which private streams run the application's code. A producer keeps one
 * until it has ended; it never waits for a thread, its client is rather told that there
 * is none. Publishers are only asked for more. Any thread; does not block.
 *
 * @since 1.0.0
 */
public final class ProducerThreads {

	private final Executor producers;

	private final Semaphore places;

	private final Executor publishers;

	/**
	 * Create without producers.
	 * @param producers runs producers
	 * @param most how many may run at a time
	 * @param publishers asks publishers for more
	 */
	public ProducerThreads(Executor producers, int most, Executor publishers) {
		this.producers = producers;
		this.places = new Semaphore(most);
		this.publishers = publishers;
	}

	/**
	 * Take a place for a producer.
	 * @throws TooManyProducersException if there is none
	 */
	void reserve() {
		if (!this.places.tryAcquire()) {
			throw new TooManyProducersException();
		}
	}

	/**
	 * Give back a place, when the producer has ended or will not be run.
	 */
	void release() {
		this.places.release();
	}

	/**
	 * Run a producer that has a place.
	 */
	void produce(Runnable producer) {
		this.producers.execute(producer);
	}

	/**
	 * Ask a publisher for more.
	 */
	void ask(Runnable request) {
		this.publishers.execute(request);
	}

}
