package io.github.sseboot.context;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Takes something that belongs to a thread, such as who is signed in, from the request
 * that opens a stream to the calls of listeners. All beans of this type are used.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface ContextCarrier {

	/**
	 * Capture what belongs to the current thread.
	 * @return turns a call into one that has what was captured while it runs, on any
	 * thread, and leaves the thread as it was; used several times, also at the same time
	 */
	UnaryOperator<Runnable> capture();

	/**
	 * A carrier of everything that several carriers do; later ones win.
	 * @param carriers the carriers
	 * @return the carrier
	 */
	static ContextCarrier of(List<ContextCarrier> carriers) {
		List<ContextCarrier> all = List.copyOf(carriers);
		return () -> {
			List<UnaryOperator<Runnable>> captured = all.stream().map(ContextCarrier::capture).toList();
			return (call) -> {
				Runnable wrapped = call;
				for (int i = captured.size() - 1; i >= 0; i--) {
					wrapped = captured.get(i).apply(wrapped);
				}
				return wrapped;
			};
		};
	}

}
