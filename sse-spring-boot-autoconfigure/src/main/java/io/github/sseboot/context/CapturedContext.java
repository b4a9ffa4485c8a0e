package io.github.sseboot.context;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.connection.CallerContext;

/**
 * What was captured on the thread of a request, until it is dropped.
 *
 * @since 1.0.0
 */
public final class CapturedContext implements CallerContext {

	private final AtomicReference<@Nullable UnaryOperator<Runnable>> captured;

	private CapturedContext(UnaryOperator<Runnable> captured) {
		this.captured = new AtomicReference<>(captured);
	}

	/**
	 * Capture what belongs to the current thread.
	 * @param carrier what is captured
	 * @return the context
	 */
	public static CapturedContext by(ContextCarrier carrier) {
		return new CapturedContext(carrier.capture());
	}

	@Override
	public void run(Runnable call) {
		UnaryOperator<Runnable> wrap = this.captured.get();
		((wrap != null) ? wrap.apply(call) : call).run();
	}

	@Override
	public CallerContext kept() {
		UnaryOperator<Runnable> wrap = this.captured.get();
		return (wrap != null) ? new CapturedContext(wrap) : NONE;
	}

	@Override
	public void drop() {
		this.captured.set(null);
	}

}
