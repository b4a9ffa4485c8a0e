package io.github.sseboot.sample.ping;

import io.github.sseboot.SseChannel;
import io.github.sseboot.annotation.SseEndpoint;

import org.springframework.web.bind.annotation.RestController;

/**
 * Lets browsers listen to the clock.
 */
@RestController
class PingController {

	@SseEndpoint("/ping/events")
	SseChannel ping() {
		return PingClock.CHANNEL;
	}

}
