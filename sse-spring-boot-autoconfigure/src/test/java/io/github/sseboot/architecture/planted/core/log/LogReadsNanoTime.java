package io.github.sseboot.architecture.planted.core.log;

class LogReadsNanoTime {

	long now() {
		return System.nanoTime();
	}

}
