package io.github.sseboot.architecture.planted.core.wire;

import java.time.Clock;

class WireMakesAClock {

	final Clock clock = Clock.systemUTC();

}
