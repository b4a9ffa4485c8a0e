package io.github.sseboot.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
import io.github.sseboot.support.OnServer;
import io.github.sseboot.support.RealApplication;
import io.github.sseboot.test.SseTestStream;
import io.github.sseboot.view.ViewApplication.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * HTML as clients get it, and what is said of views that cannot be rendered.
 */
@ParameterizedClass
@EnumSource
class ViewTests {

	private static final Map<String, Object> MODEL = Map.of("order", new Order(7, "<paid> \u00e4"));

	private static RealApplication app;

	ViewTests(OnServer server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(OnServer server) {
		app = RealApplication.start(server, List.of("spring.web.locale=de", "sse.limits.event-size=2KB"),
				ViewApplication.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@Test
	void aTemplateBecomesDataLines() {
		try (SseTestStream client = app.open("/plain/lines")) {
			publish("lines", SseEvent.view("row", MODEL).name("row"));
			client.awaitEvent().hasName("row").hasData("""
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
		try (SseTestStream client = app.open("/plain/any")) {
			publish("any", SseEvent.view(view, Map.of("order", new Order(7, "<paid> \u00e4"), "id", 3)));
			assertThat(client.awaitEvents(1).get(0).data()).startsWith(expected);
		}
	}

	@Test
	void theDialectChoosesBetweenDataAndHtml() {
		try (SseTestStream plain = app.open("/plain/both"); SseTestStream html = app.open("/html/both")) {
			publish("both", SseEvent.of(new Order(1, "x")).andView("raw", Map.of("name", "y")));
			publish("both", new Order(2, "z"));
			publish("both", new SseView("raw", Map.of("name", "v")));
			plain.awaitData("{\"id\":1,\"text\":\"x\"}", "{\"id\":2,\"text\":\"z\"}", "<b>v</b>");
			html.awaitData("<b>y</b>", "{\"id\":2,\"text\":\"z\"}", "<b>v</b>");
		}
	}

	@Test
	void aViewIsRenderedOnceForAllClients() {
		int before = ViewApplication.RENDERED.get();
		try (SseTestStream one = app.open("/plain/once"); SseTestStream other = app.open("/html/once")) {
			publish("once", SseEvent.view("counted", Map.of()));
			assertThat(ViewApplication.RENDERED).as("rendered when publish returns").hasValue(before + 1);
			String html = "<i>" + (before + 1) + "</i>";
			one.awaitData(html);
			other.awaitData(html);
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
		try (SseTestStream client = app.open("/plain/failing")) {
			assertThatExceptionOfType(ViewRenderingException.class)
				.isThrownBy(() -> publish("failing", SseEvent.of("data").andView(view, MODEL)))
				.withMessageStartingWith("View '%s' ", view)
				.withMessageContaining(problem)
				.satisfies((failure) -> assertThat(failure.view()).isEqualTo(view));
			assertThat(RequestContextHolder.getRequestAttributes()).isNull();
			assertThat(LocaleContextHolder.getLocaleContext()).isNull();
			publish("failing", "after");
			client.awaitData("after");
		}
	}

	@Test
	void snapshotsAndPrivateStreamsHaveViewsToo() {
		try (SseTestStream table = app.open("/table"); SseTestStream tokens = app.open("/tokens")) {
			table.awaitData("<b>snapshot</b>");
			tokens.awaitData("<b>token</b>");
		}
	}

	@Test
	void theRequestThatPublishesIsNotTheViewsRequest() {
		try (SseTestStream listening = app.open("/plain/posted")) {
			post("/publish?view=holder&q=secret", 200);
			listening.awaitData("GET /");
			post("/publish?view=parameter&q=secret", 409);
			publish("posted", "after");
			listening.awaitData("after");
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
		try (SseTestStream client = app.open("/plain/transaction")) {
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
			client.awaitEvent().hasData("<b>then</b>");
		}
	}

	private static void post(String path, int status) {
		try (SseTestStream answered = app.client().post(path, "text/plain", "q")) {
			answered.hasStatus(status);
		}
	}

	private static CompletionStage<Void> publish(String channel, Object data) {
		return app.sse().publish(SseChannel.of(channel), data);
	}

}
