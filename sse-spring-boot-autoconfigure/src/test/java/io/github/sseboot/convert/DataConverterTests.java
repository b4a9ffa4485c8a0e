package io.github.sseboot.convert;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.PropertyNamingStrategies;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

import io.github.sseboot.autoconfigure.SseConversionAutoConfiguration;
import io.github.sseboot.core.DataConverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DataConverterTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(JacksonAutoConfiguration.class,
			SseConversionAutoConfiguration.class);

	static List<Conversion> conversions() {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("z", 1);
		map.put("a", null);
		return List.of(new Conversion("text", "text"), new Conversion("", ""),
				new Conversion("no \"quotes\" added", "no \"quotes\" added"),
				new Conversion(new StringBuilder("builder"), "builder"),
				new Conversion("grüße \uD83D\uDE00", "grüße \uD83D\uDE00"), new Conversion(7, "7"),
				new Conversion(7.5, "7.5"), new Conversion(Long.MAX_VALUE, "9223372036854775807"),
				new Conversion(true, "true"), new Conversion(Level.HIGH, "\"HIGH\""), new Conversion('c', "\"c\""),
				new Conversion(new Order(1, List.of("a", "b")), "{\"order_id\":1,\"line_items\":[\"a\",\"b\"]}"),
				new Conversion(List.of(new Order(1, List.of())), "[{\"order_id\":1,\"line_items\":[]}]"),
				new Conversion(new Box<>(new Order(2, List.of())),
						"{\"its_content\":{\"order_id\":2,\"line_items\":[]}}"),
				new Conversion(map, "{\"z\":1,\"a\":null}"), new Conversion(LocalDate.of(2026, 1, 2), "\"2026-01-02\""),
				new Conversion(Optional.of("present"), "\"present\""), new Conversion(new int[] { 1, 2 }, "[1,2]"));
	}

	@ParameterizedTest
	@MethodSource("conversions")
	void withSpringMvcDataBecomesWhatABodyWouldBe(Conversion conversion) {
		web().run((context) -> assertThat(convert(context, conversion.data)).isEqualTo(conversion.text));
	}

	@ParameterizedTest
	@MethodSource("conversions")
	void withoutSpringMvcDataBecomesTheSame(Conversion conversion) {
		plain().run((context) -> assertThat(convert(context, conversion.data)).isEqualTo(conversion.text));
	}

	@Test
	void nothingStaysNothing() {
		web().run((context) -> assertThat(context.getBean(DataConverter.class).convert(null)).isNull());
		assertThat(new TextDataConverter().convert(null)).isNull();
	}

	@Test
	void bytesAreNoText() {
		web().run((context) -> assertThatIllegalArgumentException().isThrownBy(() -> convert(context, new byte[1]))
			.withMessageContainingAll("byte[]", "Base64"));
	}

	@Test
	void aTypeThatCannotBeWrittenIsRefused() {
		rejects(new Ambiguous());
	}

	@Test
	void whatContainsItselfIsRefused() {
		Node node = new Node();
		node.next = node;
		rejects(node);
		Node first = new Node();
		first.next = new Node();
		first.next.next = first;
		rejects(first);
	}

	@Test
	void aGetterThatFailsIsTheCause() {
		web().run((context) -> assertThatIllegalArgumentException().isThrownBy(() -> convert(context, new Failing()))
			.withMessageContaining(Failing.class.getName())
			.havingRootCause()
			.withMessage("lazy"));
	}

	@Test
	void halfASurrogatePairIsRefused() {
		web().run((context) -> {
			assertThatIllegalArgumentException().isThrownBy(() -> convert(context, "cut \uD83D"))
				.withMessageContaining("surrogate");
			assertThatIllegalArgumentException().isThrownBy(() -> convert(context, "\uDE00 cut"));
		});
		assertThatIllegalArgumentException().isThrownBy(() -> new TextDataConverter().convert("cut \uD83D"));
	}

	@Test
	void withinJsonHalfASurrogatePairIsEscaped() {
		web().run((context) -> assertThat(convert(context, new Box<>("cut \uD83D")))
			.isEqualTo("{\"its_content\":\"cut \\uD83D\"}"));
	}

	@Test
	void withoutAJsonLibraryTextIsSentAndTheRestIsRefused() {
		for (DataConverter converter : List.of(new TextDataConverter(), new MessageDataConverter(List::of))) {
			assertThat(converter.convert("text")).asString(StandardCharsets.UTF_8).isEqualTo("text");
			assertThatIllegalArgumentException().isThrownBy(() -> converter.convert(new Order(1, List.of())))
				.withMessageContainingAll(Order.class.getName(), "JSON library");
		}
	}

	@Test
	void theApplicationsConvertersAreAskedForOnce() {
		int[] asked = new int[1];
		MessageDataConverter converter = new MessageDataConverter(() -> {
			asked[0]++;
			return List.of(new JacksonJsonHttpMessageConverter());
		});
		converter.convert("text");
		assertThat(asked[0]).isZero();
		converter.convert(1);
		converter.convert(2);
		assertThat(asked[0]).isEqualTo(1);
	}

	private static void rejects(Object data) {
		web().run((context) -> assertThatIllegalArgumentException().isThrownBy(() -> convert(context, data))
			.withMessageContaining(data.getClass().getName())
			.satisfies((failure) -> assertThat(failure.getCause()).isNotNull()));
	}

	private static String convert(ApplicationContext context, Object data) {
		byte[] converted = context.getBean(DataConverter.class).convert(data);
		assertThat(converted).isNotNull();
		return new String(converted, StandardCharsets.UTF_8);
	}

	private static WebApplicationContextRunner web() {
		return new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withConfiguration(AutoConfigurations.of(DispatcherServletAutoConfiguration.class,
					WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class))
			.withBean(JsonMapperBuilderCustomizer.class, DataConverterTests::snakeCase);
	}

	private static ApplicationContextRunner plain() {
		return new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withBean(JsonMapperBuilderCustomizer.class, DataConverterTests::snakeCase);
	}

	private static JsonMapperBuilderCustomizer snakeCase() {
		return (builder) -> builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
	}

	enum Level {

		HIGH

	}

	record Conversion(Object data, String text) {

		@Override
		public String toString() {
			return this.data.getClass().getSimpleName() + " " + this.text;
		}

	}

	record Order(int orderId, List<String> lineItems) {
	}

	record Box<T>(T itsContent) {
	}

	static final class Ambiguous {

		@JsonValue
		public String one() {
			return "one";
		}

		@JsonValue
		public String other() {
			return "other";
		}

	}

	static final class Node {

		private @Nullable Node next;

		public @Nullable Node getNext() {
			return this.next;
		}

	}

	static final class Failing {

		public String getText() {
			throw new IllegalStateException("lazy");
		}

	}

}
