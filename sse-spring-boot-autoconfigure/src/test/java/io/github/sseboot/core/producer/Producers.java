package io.github.sseboot.core.producer;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

import io.github.sseboot.SseProducer;
import io.github.sseboot.SseSource;
import io.github.sseboot.SseStream;
import io.github.sseboot.StreamEndedException;
import io.github.sseboot.core.connection.Admission;

/**
 * Producers that count what they do.
 */
final class Producers {

	final AtomicInteger runs = new AtomicInteger();

	final AtomicInteger produced = new AtomicInteger();

	final AtomicReference<Throwable> ended = new AtomicReference<>();

	SseStream flux(String name, int count) {
		Flux<String> flux = Flux.range(0, count).doOnNext((i) -> this.produced.incrementAndGet()).map(String::valueOf);
		return SseStream.startFrom(name, JdkFlowAdapter.publisherToFlowPublisher(flux));
	}

	SseSource unnamed(String endpoint, int count) {
		return new SseSource.Unnamed(endpoint, new SseSource.Produced(numbers(count), () -> {
		}));
	}

	SseProducer numbers(int count) {
		return (out) -> {
			try {
				for (int i = 0; i < count; i++) {
					out.send(i);
					this.produced.incrementAndGet();
				}
			}
			catch (StreamEndedException ex) {
				this.ended.set(ex);
				throw ex;
			}
		};
	}

	static boolean admitted(Admission admission) {
		if (admission instanceof Admission.Admitted admitted) {
			admitted.cancel();
			return true;
		}
		return false;
	}

	static List<String> texts(int from, int to) {
		return IntStream.range(from, to).mapToObj(String::valueOf).toList();
	}

}
