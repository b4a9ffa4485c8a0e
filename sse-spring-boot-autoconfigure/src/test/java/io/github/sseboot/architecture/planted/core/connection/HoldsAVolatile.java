package io.github.sseboot.architecture.planted.core.connection;

class HoldsAVolatile {

	volatile boolean open;

}
