package io.github.sseboot.context;

import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Carries the diagnostic context of the log.
 *
 * @since 1.0.0
 */
public final class MdcCarrier implements ContextCarrier {

	/**
	 * Create a carrier.
	 */
	public MdcCarrier() {
	}

	@Override
	public UnaryOperator<Runnable> capture() {
		Map<String, String> captured = MDC.getCopyOfContextMap();
		return (call) -> () -> {
			Map<String, String> before = MDC.getCopyOfContextMap();
			set(captured);
			try {
				call.run();
			}
			finally {
				set(before);
			}
		};
	}

	private static void set(@Nullable Map<String, String> values) {
		if (values != null) {
			MDC.setContextMap(values);
		}
		else {
			MDC.clear();
		}
	}

}
