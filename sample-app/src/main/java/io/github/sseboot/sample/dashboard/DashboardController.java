package io.github.sseboot.sample.dashboard;

import io.github.sseboot.SseChannel;
import io.github.sseboot.SseStream;
import io.github.sseboot.annotation.SseEndpoint;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Lets browsers look, and give the server something to do.
 */
@RestController
@RequestMapping("/dashboard")
class DashboardController {

	private final Load load;

	DashboardController(Load load) {
		this.load = load;
	}

	@SseEndpoint("/events")
	SseStream readings() {
		return SseStream.of(Gauge.CHANNEL).replay(60);
	}

	@SseEndpoint("/load/{number}/events")
	SseChannel load(@PathVariable long number) {
		return Load.channel(number);
	}

	@PostMapping("/load")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void start(@RequestBody @Valid Load.Order order) {
		if (!this.load.start(order)) {
			throw new ResponseStatusException(HttpStatus.CONFLICT,
					"A load is running; it stops by itself within %d seconds"
						.formatted(this.load.length().toSeconds()));
		}
	}

}
