package io.github.sseboot.architecture.planted.core.log;

import java.util.function.LongSupplier;

class LogRefersToTheClock {

	final LongSupplier clock = System::currentTimeMillis;

}
