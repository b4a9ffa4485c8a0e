package io.github.sseboot.architecture.planted.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
public final class TalkativeAutoConfiguration {

	@Bean
	public Object loud() {
		return new Object();
	}

}
