package io.github.sseboot.architecture.planted.security;

import jakarta.annotation.PreDestroy;

class StopsItself {

	int stops;

	@PreDestroy
	void stop() {
		this.stops++;
	}

}
