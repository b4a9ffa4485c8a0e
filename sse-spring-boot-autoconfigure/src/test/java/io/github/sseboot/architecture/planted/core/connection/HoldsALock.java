package io.github.sseboot.architecture.planted.core.connection;

import java.util.concurrent.locks.ReentrantLock;

class HoldsALock {

	final ReentrantLock lock = new ReentrantLock();

}
