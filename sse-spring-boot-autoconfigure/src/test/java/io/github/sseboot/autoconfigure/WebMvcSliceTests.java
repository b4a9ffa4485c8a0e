package io.github.sseboot.autoconfigure;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;
import io.github.sseboot.annotation.SseEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A test of an application as most people write it: one controller and nothing else.
 */
@WebMvcTest(WebMvcSliceTests.Orders.class)
@AutoConfigureMockMvc(addFilters = false)
class WebMvcSliceTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private SseBroadcaster sse;

	@Test
	void aStreamIsOpenedAndWhatIsPublishedArrives() {
		MvcTestResult stream = this.mvc.get()
			.uri("/orders/7/events")
			.accept(MediaType.TEXT_EVENT_STREAM)
			.asyncExchange();
		this.sse.publish(SseChannel.of("orders/7"), SseEvent.of(new Order(7, true)).name("paid"));
		await().untilAsserted(() -> assertThat(stream.getResponse().getContentAsString()).contains("event: sse.open\n")
			.containsPattern("event: paid\nid: [A-Za-z0-9_-]+\ndata: \\{\"id\":7,\"paid\":true}\n\n"));
		assertThat(stream).hasStatusOk().hasContentType("text/event-stream;charset=UTF-8");
	}

	record Order(int id, boolean paid) {
	}

	@RestController
	static class Orders {

		@SseEndpoint("/orders/{id}/events")
		SseChannel order(@PathVariable String id) {
			return SseChannel.of("orders/{id}", id);
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@Import(Orders.class)
	static class Application {

	}

}
