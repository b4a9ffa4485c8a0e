package io.github.sseboot.sample.compare;

import java.util.UUID;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseStream;
import io.github.sseboot.SseTarget;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.dialect.HtmxDialect;
import io.github.sseboot.dialect.SharedDialect;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets the clients of a page listen, and cuts them off: for now, so that they come back,
 * or for good, so that they stay away. The id of a page is made by the page.
 */
@RestController
@RequestMapping("/compare")
class CompareController {

	private static final String PAGE = "compare.page";

	private final SseBroadcaster sse;

	private final EndedPages ended = new EndedPages();

	CompareController(SseBroadcaster sse) {
		this.sse = sse;
	}

	@SseEndpoint("/events")
	@Nullable SseStream events(@RequestParam UUID page) {
		return this.ended.contains(page) ? null : SseStream.of(CompareClock.CHANNEL).attribute(PAGE, page);
	}

	@SseEndpoint(path = "/fragments", dialect = HtmxDialect.NAME)
	@Nullable SseStream fragments(@RequestParam UUID page) {
		return events(page);
	}

	@SseEndpoint(path = "/shared", dialect = SharedDialect.NAME)
	@Nullable SseStream shared(@RequestParam UUID page) {
		return events(page);
	}

	@PostMapping("/pages/{page}/cut")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void cut(@PathVariable UUID page) {
		this.sse.close(SseTarget.attribute(PAGE, page), CloseReason.EXPIRED);
	}

	@PostMapping("/pages/{page}/end")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void end(@PathVariable UUID page) {
		this.ended.add(page);
		this.sse.close(SseTarget.attribute(PAGE, page), CloseReason.COMPLETED);
	}

}
