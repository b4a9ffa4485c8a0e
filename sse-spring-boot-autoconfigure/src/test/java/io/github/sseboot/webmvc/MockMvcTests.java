package io.github.sseboot.webmvc;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Tests of applications that go without a server.
 */
@SpringBootTest(classes = { StreamConfiguration.class, TestController.class, FailingController.class,
		SnapshotController.class, PrivateController.class }, properties = "test.none=0")
class MockMvcTests {

	private final MockMvc mvc;

	private final MockMvcTester tester;

	private final RestTestClient client;

	private final SseBroadcaster broadcaster;

	MockMvcTests(@Autowired WebApplicationContext context) {
		this.mvc = MockMvcBuilders.webAppContextSetup(context).build();
		this.tester = MockMvcTester.from(context);
		this.client = RestTestClient.bindToApplicationContext(context).build();
		this.broadcaster = context.getBean(SseBroadcaster.class);
	}

	@Test
	void aStreamThatEndsIsDispatched() throws Exception {
		MvcResult started = this.mvc.perform(get("/orders/mock").accept(MediaType.TEXT_EVENT_STREAM))
			.andExpect(request().asyncStarted())
			.andReturn();
		end("orders/mock");
		this.mvc.perform(asyncDispatch(started))
			.andExpect(status().isOk())
			.andExpect(content().contentType("text/event-stream;charset=UTF-8"))
			.andExpect(content().string(containsString("data: last\n\n")));
	}

	@Test
	void aFluxEndsTheRequestWithItself() {
		MvcTestResult started = this.tester.get().uri("/flux/1000").asyncExchange();
		started.getMvcResult().getAsyncResult();
		assertThat(started).hasStatusOk().bodyText().contains("data: n:0\n", "data: n:999\n", "data: COMPLETED\n");
	}

	@Test
	void aStreamIsReadWhileItGoesOn() throws Exception {
		MvcResult started = this.mvc.perform(get("/orders/live")).andReturn();
		this.broadcaster.publish(SseChannel.of("orders/live"), "one");
		await().untilAsserted(() -> assertThat(started.getResponse().getContentAsString()).contains("event: sse.open",
				"data: one\n\n"));
	}

	@Test
	void aSnapshotComesFirst() throws Exception {
		MvcResult started = this.mvc.perform(get("/state")).andReturn();
		await().untilAsserted(() -> assertThat(started.getResponse().getContentAsString())
			.contains("data: saw nothing\n\nevent: item\ndata: two\n\nevent: sse.snapshot\nid: "));
		this.mvc.perform(get("/state/status").accept(MediaType.TEXT_EVENT_STREAM)).andExpect(status().isConflict());
	}

	@Test
	void aFutureIsDispatchedTwice() throws Exception {
		MvcResult later = this.mvc.perform(get("/stage")).andReturn();
		MvcResult started = this.mvc.perform(asyncDispatch(later)).andExpect(request().asyncStarted()).andReturn();
		await().untilAsserted(() -> assertThat(started.getResponse().getContentAsString()).contains("event: sse.open"));
	}

	@Test
	void theTesterWaitsForTheEnd() {
		MvcTestResult started = this.tester.get().uri("/orders/tester").asyncExchange();
		end("orders/tester");
		started.getMvcResult().getAsyncResult();
		assertThat(started).bodyText().contains("data: last\n\n");
	}

	/**
	 * It does not wait for asynchronous requests: a body takes a server.
	 */
	@Test
	void theRestTestClientSeesTheHeaders() {
		this.client.get()
			.uri("/orders/rest")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType("text/event-stream;charset=UTF-8");
		this.client.get().uri("/nothing").exchange().expectStatus().isNoContent();
	}

	@Test
	void headIsAnsweredAtOnce() throws Exception {
		this.mvc.perform(head("/orders/mock-head")).andExpect(request().asyncNotStarted()).andExpect(status().isOk());
	}

	@Test
	void errorsHaveABody() throws Exception {
		this.mvc.perform(get("/parameter").accept(MediaType.TEXT_EVENT_STREAM))
			.andExpect(status().isBadRequest())
			.andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
			.andExpect(content().string(containsString("number")));
	}

	private void end(String channel) {
		this.broadcaster.publish(SseChannel.of(channel), "last");
		this.broadcaster.complete(SseChannel.of(channel));
	}

}
