package io.github.sseboot.sample.friends;

import java.util.concurrent.CompletionStage;

import io.github.sseboot.SseStream;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.sample.Name;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets friends listen and post. A post is answered when it is stored; it comes back to
 * its author the way it comes to everybody, through the stream.
 */
@RestController
@RequestMapping("/friends")
class FriendsController {

	private final Timeline timeline;

	FriendsController(Timeline timeline) {
		this.timeline = timeline;
	}

	@SseEndpoint("/events")
	SseStream events(@RequestParam @Name String name) {
		return SseStream.of(Timeline.CHANNEL, Timeline.inbox(name), Presence.CHANNEL)
			.replay(50)
			.attribute(Presence.NAME, name);
	}

	@PostMapping("/statuses")
	@ResponseStatus(HttpStatus.ACCEPTED)
	CompletionStage<Void> status(@RequestBody @Valid Post.Status status) {
		return this.timeline.tellAll("status", status);
	}

	@PostMapping("/checkins")
	@ResponseStatus(HttpStatus.ACCEPTED)
	CompletionStage<Void> checkin(@RequestBody @Valid Post.Checkin checkin) {
		return this.timeline.tellAll("checkin", checkin);
	}

	@PostMapping("/forwards")
	@ResponseStatus(HttpStatus.ACCEPTED)
	CompletionStage<Void> forward(@RequestBody @Valid Post.Forward forward) {
		return this.timeline.tellAll("forward", forward);
	}

	@PostMapping("/directs")
	@ResponseStatus(HttpStatus.ACCEPTED)
	CompletionStage<Void> direct(@RequestBody @Valid Post.Direct direct) {
		return this.timeline.tellTwo("direct", direct);
	}

}
