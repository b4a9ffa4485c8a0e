package io.github.sseboot.architecture.planted.core.connection;

class Synchronizes {

	int count;

	synchronized int next() {
		return this.count++;
	}

}
