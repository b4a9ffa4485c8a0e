package io.github.sseboot.architecture.planted.core.wire;

import java.util.Date;

class WireReadsDate {

	Date now() {
		return new Date();
	}

}
