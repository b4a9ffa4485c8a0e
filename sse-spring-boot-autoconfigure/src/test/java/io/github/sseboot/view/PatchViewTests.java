package io.github.sseboot.view;

import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseView;
import io.github.sseboot.ViewRenderingException;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.patch.DatastarPatch;
import io.github.sseboot.patch.TurboStream;
import io.github.sseboot.client.SseMessage;
import io.github.sseboot.support.OnServer;
import io.github.sseboot.support.RealApplication;
import io.github.sseboot.test.SseTestStream;
import io.github.sseboot.view.ViewApplication.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Patches of pages whose HTML is a template, and clients that take no HTML.
 */
@ParameterizedClass
@EnumSource
class PatchViewTests {

	private static final SseView ROW = new SseView("row", Map.of("order", new Order(7, "<paid>")));

	private static RealApplication app;

	PatchViewTests(OnServer server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(OnServer server) {
		app = RealApplication.start(server, ViewApplication.class, Pages.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@Test
	void turboGetsATemplateAroundAView() {
		try (SseTestStream client = app.open("/turbo/t")) {
			publish("t", TurboStream.append("rows").with(ROW));
			assertThat(event(client).data()).startsWith(
					"<turbo-stream action=\"append\" target=\"rows\"><template><tr id=\"7\">\n<td>&lt;paid&gt;</td>")
				.endsWith("</template></turbo-stream>");
		}
	}

	@Test
	void datastarGetsTheLinesOfAView() {
		try (SseTestStream client = app.open("/datastar/d")) {
			publish("d", DatastarPatch.elements(ROW).selector("#rows").mode(DatastarPatch.Mode.APPEND));
			SseMessage event = event(client);
			assertThat(event.name()).isEqualTo("datastar-patch-elements");
			assertThat(event.data()).startsWith("selector #rows\nmode append\nelements <tr id=\"7\">\nelements <td>");
		}
	}

	@Test
	void aViewOfAPatchIsRenderedOnceForAll() {
		int before = ViewApplication.RENDERED.get();
		try (SseTestStream one = app.open("/turbo/o"); SseTestStream other = app.open("/turbo/o")) {
			publish("o", TurboStream.update("count").with(new SseView("counted", Map.of())));
			assertThat(event(one).data()).isEqualTo(event(other).data());
		}
		assertThat(ViewApplication.RENDERED.get()).isEqualTo(before + 1);
	}

	@Test
	void aBrokenTemplateIsAnErrorOfThePublisherAndTheStreamGoesOn() {
		try (SseTestStream client = app.open("/turbo/b")) {
			publish("b", TurboStream.update("x").with("1"));
			for (String view : List.of("broken", "none", "parameter")) {
				assertThatExceptionOfType(ViewRenderingException.class)
					.isThrownBy(() -> publish("b", TurboStream.update("x").with(new SseView(view, Map.of()))))
					.satisfies((failure) -> assertThat(failure.view()).isEqualTo(view));
			}
			publish("b", TurboStream.update("x").with("2"));
			List<SseMessage> events = client.awaitEvents(2);
			assertThat(events.get(0).data()).contains("<template>1<");
			assertThat(events.get(1).data()).contains("<template>2<");
			assertThat(events).hasSize(2);
		}
	}

	@Test
	void aPatchHasNoOtherViewBesideIt() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> publish("x", SseEvent.of(TurboStream.remove("a")).andView("row", ROW.model())))
			.withMessageContaining("TurboStream")
			.withMessageContaining("'row'");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					ai-sdk | {"type":"error","errorText":"An event was left out because it has only HTML, and no data beside it"}
					openai | {"error":{"message":"An event was left out because it has only HTML, and no data beside it","type":"html"}}
					mcp    | {"jsonrpc":"2.0","method":"notifications/message","params":{"level":"error","data":"An event was left out because it has only HTML, and no data beside it"}}
					""")
	void aClientThatParsesJsonIsToldOfAnEventThatIsOnlyHtml(String dialect, String told) {
		try (SseTestStream client = app.open("/" + dialect + "/" + dialect)) {
			Awaitility.await().until(() -> app.sse().listeners(SseChannel.of(dialect)) > 0);
			publish(dialect, SseEvent.of(ROW));
			publish(dialect, TurboStream.remove("a"));
			publish(dialect, SseEvent.of(Map.of("n", 1)).andView("row", ROW.model()));
			client.awaitEvent("the last", (event) -> event.data().contains("\"n\":1"));
			assertThat(client.events()).extracting(SseMessage::data)
				.filteredOn((data) -> !data.isEmpty())
				.containsExactly(told, told, "{\"n\":1}");
		}
	}

	private static SseMessage event(SseTestStream client) {
		return client.awaitEvents(1).get(0);
	}

	private static void publish(String channel, Object event) {
		app.sse().publish(SseChannel.of("{id}", channel), event).toCompletableFuture().join();
	}

	@RestController
	static class Pages {

		@SseEndpoint(path = "/turbo/{id}", dialect = "turbo")
		SseChannel turbo(@PathVariable String id) {
			return SseChannel.of("{id}", id);
		}

		@SseEndpoint(path = "/datastar/{id}", dialect = "datastar")
		SseChannel datastar(@PathVariable String id) {
			return SseChannel.of("{id}", id);
		}

		@SseEndpoint(path = "/ai-sdk/{id}", dialect = "ai-sdk")
		SseChannel aiSdk(@PathVariable String id) {
			return SseChannel.of("{id}", id);
		}

		@SseEndpoint(path = "/openai/{id}", dialect = "openai")
		SseChannel openAi(@PathVariable String id) {
			return SseChannel.of("{id}", id);
		}

		@SseEndpoint(path = "/mcp/{id}", dialect = "mcp")
		SseChannel mcp(@PathVariable String id) {
			return SseChannel.of("{id}", id);
		}

	}

}
