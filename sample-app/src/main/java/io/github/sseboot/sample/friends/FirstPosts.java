package io.github.sseboot.sample.friends;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Says something before anybody else does, so that the first visitor finds a timeline.
 */
@Component
class FirstPosts implements ApplicationRunner {

	private final Timeline timeline;

	FirstPosts(Timeline timeline) {
		this.timeline = timeline;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		this.timeline.tellAll("status",
				new Post.Status("Mira", "Good morning! First one here, so the coffee is mine."));
		this.timeline.tellAll("checkin", new Post.Checkin("Tomasz", "Lighthouse café, the table by the window"));
		this.timeline.tellAll("status", new Post.Status("Aiko", "Is anybody up for a walk along the harbour at six?"));
		this.timeline.tellAll("forward",
				new Post.Forward("Mira", "Aiko", "Is anybody up for a walk along the harbour at six?"));
	}

}
