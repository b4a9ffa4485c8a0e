package io.github.sseboot.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;

import io.github.sseboot.PublishRejectedException;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseView;
import io.github.sseboot.ViewRenderingException;
import io.github.sseboot.support.RealApplication;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;
import io.github.sseboot.view.ViewApplication.Order;

import static io.github.sseboot.support.RealApplication.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * HTML as clients get it, and what is said of views that cannot be rendered.
 */
class ViewTests {

	private static final Map<String, Object> MODEL = Map.of("order", new Order(7, "<paid> \u00e4"));

	private static RealApplication app;

	@BeforeAll
	static void start() {
		app = RealApplication.start(List.of("spring.web.locale=de", "sse.limits.event-size=2KB"),
				ViewApplication.class);
	}

	@AfterAll
	static void stop() {
		app.close();
	}

	@Test
	void aTemplateBecomesDataLines() {
		try (SseClient client = app.open("/plain/lines")) {
			publish("lines", SseEvent.view("row", MODEL).name("row"));
			assertThat(client.awaitEvents(2, SOON).get(1).name()).isEqualTo("row");
			assertThat(client.events().get(1).data()).isEqualTo("""
					<tr id="7">
					<td>&lt;paid&gt; \u00e4</td>
					<td>Guten Tag</td>
					</tr>
					""");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			row :: item | <tr id="7">
			free        | Free &lt;paid&gt; \u00e4
			link        | <a href="/orders?id=3">x</a>
			holder      | GET /
			""")
	void anyViewTechnologyWillDo(String view, String expected) {
		try (SseClient client = app.open("/plain/any")) {
			publish("any", SseEvent.view(view, Map.of("order", new Order(7, "<paid> \u00e4"), "id", 3)));
			assertThat(client.awaitEvents(2, SOON).get(1).data()).startsWith(expected);
		}
	}

	@Test
	void theDialectChoosesBetweenDataAndHtml() {
		try (SseClient plain = app.open("/plain/both"); SseClient html = app.open("/html/both")) {
			publish("both", SseEvent.of(new Order(1, "x")).andView("raw", Map.of("name", "y")));
			publish("both", new Order(2, "z"));
			publish("both", new SseView("raw", Map.of("name", "v")));
			assertThat(plain.awaitEvents(4, SOON)).extracting("data")
				.endsWith("{\"id\":1,\"text\":\"x\"}", "{\"id\":2,\"text\":\"z\"}", "<b>v</b>");
			assertThat(html.awaitEvents(4, SOON)).extracting("data")
				.endsWith("<b>y</b>", "{\"id\":2,\"text\":\"z\"}", "<b>v</b>");
		}
	}

	@Test
	void aViewIsRenderedOnceForAllClients() {
		int before = ViewApplication.RENDERED.get();
		try (SseClient one = app.open("/plain/once"); SseClient other = app.open("/html/once")) {
			publish("once", SseEvent.view("counted", Map.of()));
			assertThat(ViewApplication.RENDERED).as("rendered when publish returns").hasValue(before + 1);
			String html = "<i>" + (before + 1) + "</i>";
			assertThat(one.awaitEvents(2, SOON).get(1).data()).isEqualTo(html);
			assertThat(other.awaitEvents(2, SOON).get(1).data()).isEqualTo(html);
		}
		assertThat(ViewApplication.RENDERED).hasValue(before + 1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			nowhere       | nowhere
			broken        | nowhere
			parameter     | asked for 'getParameterValues(q)' of a request
			user          | asked for 'getRemoteUser()' of a request
			body          | asked for 'getInputStream()' of a request
			session       | asked for 'getSession()' of a request
			hiding        | asked for 'getParameter(q)' of a request
			redirect:/x   | is a redirect
			forward:/x    | is a forward or a JSP
			latin         | not UTF-8
			""")
	void whatCannotBeRenderedFailsAtTheCallAndSendsNothing(String view, String problem) {
		try (SseClient client = app.open("/plain/failing")) {
			assertThatExceptionOfType(ViewRenderingException.class)
				.isThrownBy(() -> publish("failing", SseEvent.of("data").andView(view, MODEL)))
				.withMessageStartingWith("View '%s' ", view)
				.withMessageContaining(problem)
				.satisfies((failure) -> assertThat(failure.view()).isEqualTo(view));
			assertThat(RequestContextHolder.getRequestAttributes()).isNull();
			assertThat(LocaleContextHolder.getLocaleContext()).isNull();
			publish("failing", "after");
			assertThat(client.awaitEvents(2, SOON).get(1).data()).isEqualTo("after");
		}
	}

	@Test
	void snapshotsAndPrivateStreamsHaveViewsToo() {
		try (SseClient table = app.open("/table"); SseClient tokens = app.open("/tokens")) {
			table.awaitEvent((event) -> event.data().equals("<b>snapshot</b>"), SOON);
			tokens.awaitEvent((event) -> event.data().equals("<b>token</b>"), SOON);
			assertThat(table.violations()).isEmpty();
		}
	}

	@Test
	void theRequestThatPublishesIsNotTheViewsRequest() {
		try (SseClient listening = app.open("/plain/posted")) {
			post("/publish?view=holder&q=secret", 200);
			assertThat(listening.awaitEvents(2, SOON).get(1).data()).isEqualTo("GET /");
			post("/publish?view=parameter&q=secret", 409);
			publish("posted", "after");
			assertThat(listening.awaitEvents(3, SOON).get(2).data()).isEqualTo("after");
		}
	}

	@Test
	void theSizeOfHtmlIsLimitedAsThatOfData() {
		assertThatExceptionOfType(PublishRejectedException.class)
			.isThrownBy(() -> publish("large", SseEvent.of("x").andView("raw", Map.of("name", "x".repeat(3000)))))
			.withMessageContaining("sse.limits.event-size");
	}

	@Test
	void inATransactionAViewIsRenderedAtTheCallAndSentAfterTheCommit() {
		TransactionTemplate transaction = new TransactionTemplate(
				new JdbcTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:views")));
		try (SseClient client = app.open("/plain/transaction")) {
			transaction.executeWithoutResult((status) -> {
				Map<String, Object> model = new HashMap<>(Map.of("name", "then"));
				int before = ViewApplication.RENDERED.get();
				publish("transaction", SseEvent.view("raw", model));
				publish("transaction", SseEvent.view("counted", Map.of()));
				assertThat(ViewApplication.RENDERED).hasValue(before + 1);
				model.put("name", "later");
				assertThatExceptionOfType(ViewRenderingException.class)
					.isThrownBy(() -> publish("transaction", SseEvent.view("broken", MODEL)));
			});
			assertThat(client.awaitEvents(3, SOON).get(1).data()).isEqualTo("<b>then</b>");
		}
	}

	private static void post(String path, int status) {
		try (SseClient client = SseClient.open(SseRequest.post(app.get(path).uri(), "text/plain", "q"))) {
			assertThat(client.status()).isEqualTo(status);
		}
	}

	private static CompletionStage<Void> publish(String channel, Object data) {
		return app.sse().publish(SseChannel.of(channel), data);
	}

}
