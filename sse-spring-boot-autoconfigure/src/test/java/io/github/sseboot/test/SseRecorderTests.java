package io.github.sseboot.test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.sseboot.ChannelCompletedException;
import io.github.sseboot.CloseReason;
import io.github.sseboot.PublishRejectedException;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseTarget;
import io.github.sseboot.convert.TextDataConverter;
import io.github.sseboot.patch.TurboStream;
import io.github.sseboot.core.DataConverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SseRecorderTests {

	private static final SseChannel ORDER = SseChannel.of("orders/{id}", 7);

	private final SseRecorder recorder = SseRecorder.create();

	@Test
	void whatIsPublishedIsRecordedAsItGoesOverTheWire() {
		this.recorder.publish(ORDER, SseEvent.of(new Order(7)).name("paid").key("k").header("region", "eu"));
		this.recorder.publish(List.of(ORDER, SseChannel.of("all")), "text");
		assertThat(this.recorder).publishedTo("orders/7").times(2).hasNames("paid", null).hasData("{\"id\":7}", "text");
		assertThat(this.recorder).publishedTo("orders/7")
			.at(0)
			.hasName("paid")
			.hasJson("{\"id\": 7}")
			.hasValue(new Order(7))
			.hasPayload(new Order(7))
			.hasKey("k")
			.hasHeader("region", "eu");
		assertThat(this.recorder).publishedTo("all").once().hasData("text");
	}

	@Test
	void whatTheRealOneRefusesIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.recorder.publish(SseChannel.matching("orders/*"), "x"))
			.withMessageContaining("pattern");
		assertThatIllegalArgumentException().isThrownBy(() -> this.recorder.publish(List.of(), "x"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.recorder.publish(ORDER, new Unserialisable()));
		this.recorder.complete(ORDER, "last");
		assertThatExceptionOfType(ChannelCompletedException.class).isThrownBy(() -> this.recorder.publish(ORDER, "x"));
		this.recorder.reopen(ORDER);
		this.recorder.publish(ORDER, "again");
		assertThat(this.recorder).publishedTo("orders/7").hasData("last", "again");
		assertThat(this.recorder).didNotComplete("orders/7");
	}

	@Test
	void whatIsTooLargeForAnApplicationIsTooLargeHere() {
		assertThatExceptionOfType(PublishRejectedException.class)
			.isThrownBy(() -> this.recorder.publish(ORDER, "x".repeat(1 << 20)))
			.withMessageContaining("at most 1048576 are allowed")
			.withMessageContaining("sse.limits.event-size");
		assertThatExceptionOfType(PublishRejectedException.class)
			.isThrownBy(() -> this.recorder.complete(ORDER, "x".repeat(1 << 20)));
		assertThat(this.recorder).publishedNothing().didNotComplete("orders/7");
		this.recorder.publish(ORDER, "x".repeat((1 << 20) - 200));
		assertThat(this.recorder).publishedTo("orders/7").once();
	}

	@Test
	void aViewIsRecordedWithItsModel() {
		Order order = new Order(7);
		this.recorder.publish(ORDER, SseEvent.view("row", Map.of("order", order)).name("paid"));
		this.recorder.publish(ORDER, SseEvent.of(order).andView("row", Map.of("order", order)));
		PublishedEventAssert only = assertThat(this.recorder).publishedTo("orders/7").at(0);
		only.hasName("paid").hasView("row").hasModel("order", order).hasData("");
		assertThat(this.recorder).publishedTo("orders/7").last().hasView("row").hasJson("{\"id\":7}");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> only.hasView("table"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> only.hasModel("order", new Order(8)))
			.withMessageContaining("'order' in the model");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> only.hasModel("orders", order));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> only.hasHtmlContaining("<tr"))
			.withMessageContaining("use hasView and hasModel");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.recorder).publishedTo("orders/8"))
			.withMessageContaining("view 'row' of {order=Order[id=7]}");
	}

	@Test
	void anEventWithoutAViewHasNone() {
		this.recorder.publish(ORDER, "text");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.recorder).publishedTo("orders/7").once().hasView("row"))
			.withMessageContaining("the event has only data: text");
	}

	@Test
	void aRendererGivesTheHtml() {
		DataConverter converter = new TextDataConverter()
			.rendering((view) -> ("<b>" + view.name() + "</b>").getBytes(StandardCharsets.UTF_8));
		SseRecorder rendering = new SseRecorder(this.recorder, converter);
		rendering.publish(ORDER, SseEvent.view("row", Map.of()));
		rendering.publish(ORDER, SseEvent.of("text").andView("row", Map.of()));
		assertThat(rendering).publishedTo("orders/7").at(0).hasHtmlContaining("<b>row").hasData("<b>row</b>");
		assertThat(rendering).publishedTo("orders/7").last().hasHtmlContaining("row</b>").hasData("text");
	}

	@Test
	void whatIsPutTogetherFromPartsIsRecordedAsItIsSent() {
		this.recorder.publish(ORDER, TurboStream.append("rows").with("<li>1</li>"));
		assertThat(this.recorder).publishedTo("orders/7")
			.once()
			.hasData("<turbo-stream action=\"append\" target=\"rows\"><template><li>1</li></template></turbo-stream>");
	}

	@Test
	void theEndAndTheRestAreRecorded() {
		this.recorder.pretendListeners(ORDER, 3);
		assertThat(this.recorder.listeners(ORDER)).isEqualTo(3);
		this.recorder.complete(ORDER);
		assertThat(this.recorder).completed("orders/7").publishedNothing();
		this.recorder.publishToUser("bob", "hello");
		assertThat(this.recorder).publishedToUser("bob").once().hasData("hello");
		assertThat(this.recorder.close(SseTarget.user("bob"), CloseReason.REVOKED)).isZero();
		assertThat(this.recorder.closed()).containsExactly("user bob REVOKED");
		this.recorder.clear();
		assertThat(this.recorder).publishedNothing().didNotComplete("orders/7");
	}

	@Test
	void failuresShowWhatWasPublished() {
		this.recorder.publish(ORDER, SseEvent.of("x").name("paid"));
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.recorder).publishedTo("orders/8"))
			.withMessage("Expected an event on 'orders/8' but was published: \n  [orders/7] event 'paid' x");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.recorder).publishedNothingTo("orders/7"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(this.recorder).publishedNothing());
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.recorder).completed("orders/7"));
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.recorder).publishedTo("orders/7").once().hasName("refunded"));
		this.recorder.publish(ORDER, "y");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.recorder).publishedTo("orders/7").once());
	}

	@Test
	void whatIsSaidOfAnEventIsChecked() {
		this.recorder.publish(ORDER, SseEvent.of("x").key("k").header("region", "eu"));
		PublishedEventAssert event = assertThat(this.recorder).publishedTo("orders/7").once();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> event.hasKey("other"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> event.hasHeader("region", "us"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> event.hasPayload("y"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> event.hasData("y"));
		PublishedEventsAssert all = assertThat(this.recorder).publishedTo("orders/7");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> all.hasNames("paid"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> all.hasData("y"));
	}

	@Test
	void timeDoesNotGoBack() {
		SseTestClock clock = new SseTestClock(() -> {
		});
		assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)));
	}

	@Test
	void itHasNoThread() {
		long before = Thread.getAllStackTraces().keySet().stream().filter(SseRecorderTests::ours).count();
		SseRecorder.create().publish(ORDER, "x");
		assertThat(Thread.getAllStackTraces().keySet()).filteredOn(SseRecorderTests::ours).hasSize((int) before);
	}

	private static boolean ours(Thread thread) {
		return thread.getName().startsWith("sse-");
	}

	record Order(int id) {
	}

	static class Unserialisable {

		public Unserialisable getSelf() {
			throw new IllegalStateException("no");
		}

	}

}
