package io.github.sseboot.event;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.sseboot.SseChannel;
import io.github.sseboot.client.SseMessage;
import io.github.sseboot.event.ApplicationEvents.Customer;
import io.github.sseboot.event.ApplicationEvents.OrderPaid;
import io.github.sseboot.event.ApplicationEvents.Wrapped;
import io.github.sseboot.support.OnServer;
import io.github.sseboot.support.RealApplication;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What clients get of what is published as an application event.
 */
@ParameterizedClass
@EnumSource
class ApplicationEventTests {

	private static RealApplication app;

	private SseTestStream client;

	ApplicationEventTests(OnServer server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(OnServer server) {
		app = RealApplication.start(server, ApplicationEvents.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@BeforeEach
	void open() {
		this.client = app.open("/all");
	}

	@AfterEach
	void close() {
		this.client.close();
	}

	@Test
	void anAnnotatedEventGoesToItsChannelsOnce() {
		publish(new OrderPaid("a/*", new Customer("bob")));
		assertThat(received(1).get(0)).satisfies((event) -> {
			assertThat(event.name()).isEqualTo("paid");
			assertThat(event.data()).isEqualTo("{\"orderId\":\"a/*\",\"customer\":{\"name\":\"bob\"}}");
		});
	}

	@Test
	void propertiesAreEncodedAsOneSegment() {
		app.sse().complete(SseChannel.of("orders/{id}", "x/*")).toCompletableFuture().join();
		assertThatIllegalStateException().isThrownBy(() -> publish(new OrderPaid("x/*", new Customer("b"))))
			.withMessageContaining("orders/x%2F%2A");
	}

	@Test
	void repeatedAnnotationsAreInheritedUnlessAClassHasItsOwn() {
		publish(new ApplicationEvents.Inherited());
		publish(new ApplicationEvents.Own());
		assertThat(received(3)).extracting(SseMessage::name).containsExactly("message", "again", "message");
	}

	@Test
	void aMethodSaysWhatIsPublishedForEventsOfASuperType() {
		publish(new ApplicationEvents.ShippedByShip("Rome", true));
		publish(new ApplicationEvents.ShippedByShip("Oslo", false));
		publish(new ApplicationEvents.Old("here"));
		assertThat(received(2)).extracting((event) -> event.name() + " " + event.data())
			.containsExactly("shipped to Oslo", "named old");
	}

	@Test
	void genericsChooseTheMethod() {
		publish(new Wrapped<>(1));
		publish(new Wrapped<>("one"));
		publish("other");
		publish(new Wrapped<>(2));
		assertThat(received(3)).extracting(SseMessage::data).containsExactly("number 1", "text one", "number 2");
	}

	@Test
	void whatFailsReachesThePublisherOfTheApplicationEvent() {
		assertThatIllegalStateException().isThrownBy(() -> publish(new ApplicationEvents.Failing("x")))
			.withMessage("failed x");
		assertThatIllegalStateException().isThrownBy(() -> publish(new ApplicationEvents.Wrong("x")))
			.withMessageContaining("Wrong has no property 'nowhere'");
		assertThatIllegalArgumentException().isThrownBy(() -> publish(new ApplicationEvents.Broken("x")))
			.withMessageContaining("lazy");
		assertThatIllegalArgumentException().isThrownBy(() -> publish(new OrderPaid("1", null)))
			.withMessageContaining("Property 'customer'");
		publish(new Wrapped<>(3));
		assertThat(received(1)).extracting(SseMessage::data).containsExactly("number 3");
	}

	@Test
	void withinATransactionEventsWaitForTheCommit() {
		TransactionTemplate transaction = new TransactionTemplate(
				new JdbcTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:events")));
		transaction.executeWithoutResult((status) -> {
			publish(new Wrapped<>(1));
			status.setRollbackOnly();
		});
		transaction.executeWithoutResult((status) -> {
			publish(new Wrapped<>(2));
			app.sse().publish(SseChannel.of("numbers"), "within").toCompletableFuture();
			publish(new Wrapped<>(3));
		});
		assertThat(received(3)).extracting(SseMessage::data).containsExactly("number 2", "within", "number 3");
	}

	private static void publish(Object event) {
		app.context().publishEvent(event);
	}

	/**
	 * All events, of which there are so many and no more.
	 */
	private List<SseMessage> received(int count) {
		List<SseMessage> events = this.client.awaitEvents(count);
		this.client.hasNoMoreEvents((marker) -> app.sse().publish(SseChannel.of("last"), marker));
		return events;
	}

}
