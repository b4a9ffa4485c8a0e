package io.github.sseboot.patch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

import io.github.sseboot.convert.MessageDataConverter;
import io.github.sseboot.core.ComposedHtml;
import io.github.sseboot.core.DataConverter;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.dialect.DatastarDialect;
import io.github.sseboot.dialect.TurboDialect;
import io.github.sseboot.engine.NewEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PatchTests {

	private static final DataConverter CONVERTER = new MessageDataConverter(
			() -> List.of(new JacksonJsonHttpMessageConverter()));

	@Test
	void turboGetsAnActionWithATemplate() {
		assertThat(wire(new TurboDialect(), TurboStream.append("rows").with("<tr>\n</tr>"))).isEqualTo("""
				data: <turbo-stream action="append" target="rows"><template><tr>
				data: </tr></template></turbo-stream>

				""");
	}

	@Test
	void turboRemovesWithoutATemplate() {
		assertThat(text(TurboStream.remove("row-7")))
			.isEqualTo("<turbo-stream action=\"remove\" target=\"row-7\"></turbo-stream>");
	}

	@Test
	void theIdOfATargetStaysInItsAttribute() {
		assertThat(text(TurboStream.update("\"><script>&").with("x"))).isEqualTo(
				"<turbo-stream action=\"update\" target=\"&quot;&gt;&lt;script&gt;&amp;\"><template>x</template></turbo-stream>");
	}

	@Test
	void datastarGetsElementsLineByLine() {
		assertThat(wire(new DatastarDialect(),
				DatastarPatch.elements("<p>\n1</p>")
					.selector("#feed")
					.mode(DatastarPatch.Mode.APPEND)
					.useViewTransition()))
			.isEqualTo("""
					event: datastar-patch-elements
					data: selector #feed
					data: mode append
					data: useViewTransition true
					data: elements <p>
					data: elements 1</p>

					""");
	}

	@Test
	void datastarGetsElementsByTheirIds() {
		assertThat(text(DatastarPatch.elements("<p id=\"a\">1</p>"))).isEqualTo("elements <p id=\"a\">1</p>");
	}

	@Test
	void datastarRemovesElements() {
		assertThat(wire(new DatastarDialect(), DatastarPatch.remove("#feed p"))).isEqualTo("""
				event: datastar-patch-elements
				data: selector #feed p
				data: mode remove

				""");
	}

	@Test
	void datastarGetsSignalsAsJsonOfTheApplication() {
		assertThat(wire(new DatastarDialect(), DatastarPatch.signals(Map.of("count", 7)).onlyIfMissing())).isEqualTo("""
				event: datastar-patch-signals
				data: onlyIfMissing true
				data: signals {"count":7}

				""");
		assertThat(text(DatastarPatch.signals(new Count(7)))).isEqualTo("signals {\"count\":7}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a\nb", "a\rb" })
	void whatWouldLeaveItsLineIsRejected(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> TurboStream.append(value))
			.withMessageContaining("'target'");
		assertThatIllegalArgumentException().isThrownBy(() -> DatastarPatch.remove(value))
			.withMessageContaining("'selector'");
	}

	@Test
	void signalsThatCannotBeConvertedAreAnErrorOfThePublisher() {
		assertThatIllegalArgumentException().isThrownBy(() -> DatastarPatch.signals(new byte[0]).compose(CONVERTER))
			.withMessageContaining("byte[]");
	}

	private static String text(ComposedHtml data) {
		return new String(data.compose(CONVERTER), StandardCharsets.UTF_8);
	}

	private static String wire(Dialect dialect, ComposedHtml data) {
		NewEvent event = NewEvent.message(List.of("c"), null, data.compose(CONVERTER));
		return new String(dialect.event(event, 0).bytes(), StandardCharsets.UTF_8);
	}

	record Count(int count) {
	}

}
