package io.github.sseboot.core.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Where a shard sleeps. The shard announces that it will, then looks for work once more;
 * who brings work stores it, then looks for the announcement. Both do so with volatile
 * accesses, so one of them sees the other.
 *
 * @since 1.0.0
 */
public final class Parking {

	private static final VarHandle PARKED;

	static {
		try {
			PARKED = MethodHandles.lookup().findVarHandle(Parking.class, "parked", boolean.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private volatile boolean parked;

	private volatile @Nullable Thread thread;

	/**
	 * Create a place where nobody sleeps.
	 */
	public Parking() {
	}

	/**
	 * Sleep, unless there is work. Only the one thread that sleeps here may call this.
	 * @param work whether there is work; reads with volatile accesses
	 * @param nanos how long at most
	 */
	public void park(BooleanSupplier work, long nanos) {
		this.thread = Thread.currentThread();
		this.parked = true;
		if (!work.getAsBoolean()) {
			LockSupport.parkNanos(this, nanos);
		}
		this.parked = false;
	}

	/**
	 * Wake who sleeps here. After the work was stored, and outside of all locks.
	 */
	public void wakeUp() {
		if (this.parked && PARKED.compareAndSet(this, true, false)) {
			LockSupport.unpark(this.thread);
		}
	}

}
