package io.github.sseboot.core.connection;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.CloseReason;

/**
 * What others have left for the shard that owns a connection, as bits of {@link Signal}.
 * Only who sets the first bit has to tell the shard.
 */
final class Signals {

	private static final VarHandle BITS;

	private static final VarHandle REASON;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			BITS = lookup.findVarHandle(Signals.class, "bits", int.class);
			REASON = lookup.findVarHandle(Signals.class, "reason", CloseReason.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private volatile int bits;

	private volatile @Nullable CloseReason reason;

	/**
	 * Leave a signal.
	 * @return whether the shard has to be told
	 */
	boolean add(int signal) {
		return (int) BITS.getAndBitwiseOr(this, signal) == 0;
	}

	int take() {
		return (int) BITS.getAndSet(this, 0);
	}

	/**
	 * Note why the connection is to end. The first reason counts.
	 */
	void reason(CloseReason why) {
		REASON.compareAndSet(this, null, why);
	}

	CloseReason reason() {
		CloseReason why = this.reason;
		return (why != null) ? why : CloseReason.DISCONNECTED;
	}

}
