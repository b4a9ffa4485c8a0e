package io.github.sseboot.architecture.planted.core.connection;

import java.util.concurrent.atomic.AtomicLong;

class HoldsAnAtomic {

	final AtomicLong count = new AtomicLong();

}
