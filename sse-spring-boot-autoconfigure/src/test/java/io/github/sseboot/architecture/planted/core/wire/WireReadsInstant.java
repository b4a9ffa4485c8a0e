package io.github.sseboot.architecture.planted.core.wire;

import java.time.Instant;

class WireReadsInstant {

	Instant now() {
		return Instant.now();
	}

}
