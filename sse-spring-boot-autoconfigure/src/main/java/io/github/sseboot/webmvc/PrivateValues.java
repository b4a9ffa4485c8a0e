package io.github.sseboot.webmvc;

import java.util.Iterator;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.FlowAdapters;

import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;

import io.github.sseboot.SseProducer;
import io.github.sseboot.SseSource;

/**
 * Values that a controller method returns one after the other, as a private stream.
 */
final class PrivateValues {

	private PrivateValues() {
	}

	/**
	 * Whether values of the type come one after the other.
	 */
	static boolean supports(@Nullable Class<?> type) {
		if (type == null) {
			return false;
		}
		return Stream.class.isAssignableFrom(type) || Iterator.class.isAssignableFrom(type)
				|| Flow.Publisher.class.isAssignableFrom(type) || adapter(type) != null;
	}

	/**
	 * The type of the values.
	 */
	static ResolvableType element(ResolvableType type) {
		for (Class<?> known : new Class<?>[] { Stream.class, Iterator.class, Flow.Publisher.class }) {
			if (known.isAssignableFrom(type.toClass())) {
				return type.as(known).getGeneric();
			}
		}
		return type.getGeneric();
	}

	/**
	 * The source of a private stream.
	 * @param values what the method returned
	 * @param endpoint the method
	 */
	static SseSource source(Object values, Object endpoint) {
		return new SseSource.Unnamed(endpoint, values(values));
	}

	private static SseSource.Values values(Object values) {
		if (values instanceof Stream<?> stream) {
			SseProducer producer = (out) -> {
				try (stream) {
					stream.iterator().forEachRemaining(out::send);
				}
			};
			return new SseSource.Produced(producer, stream::close);
		}
		if (values instanceof Iterator<?> iterator) {
			return new SseSource.Produced((out) -> iterator.forEachRemaining(out::send), () -> {
			});
		}
		if (values instanceof Flow.Publisher<?> publisher) {
			return new SseSource.Published(publisher);
		}
		return new SseSource.Published(Adapted.publisher(values));
	}

	private static @Nullable ReactiveAdapter adapter(Class<?> type) {
		ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(type);
		return (adapter != null && adapter.isMultiValue()) ? adapter : null;
	}

	/**
	 * Knows Reactive Streams, which need not be there.
	 */
	private static final class Adapted {

		static Flow.Publisher<?> publisher(Object values) {
			ReactiveAdapter adapter = adapter(values.getClass());
			if (adapter == null) {
				throw new IllegalStateException("No values come from a " + values.getClass().getName());
			}
			return FlowAdapters.toFlowPublisher(adapter.toPublisher(values));
		}

	}

}
