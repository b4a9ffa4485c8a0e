package io.github.sseboot.architecture.planted.security;

import jakarta.annotation.PostConstruct;

class StartsItself {

	int starts;

	@PostConstruct
	void start() {
		this.starts++;
	}

}
