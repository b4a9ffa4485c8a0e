package io.github.sseboot.convert;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

import io.github.sseboot.autoconfigure.SseConversionAutoConfiguration;
import io.github.sseboot.core.DataConverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Which of the many converters and mappers of an application writes an event, and what
 * comes of it when that fails.
 */
class ConverterChoiceTests {

	private static final JsonMapper SNAKE_CASE = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.build();

	private final WebApplicationContextRunner web = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, SseConversionAutoConfiguration.class,
				DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class,
				HttpMessageConvertersAutoConfiguration.class));

	private final ApplicationContextRunner plain = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, SseConversionAutoConfiguration.class));

	@Test
	void theBytesOfAFileAreNotSentAsThoughTheyWereText() {
		byte[] noText = { (byte) 0xFF, (byte) 0xFE };
		this.web.run((context) -> assertThatIllegalArgumentException()
			.isThrownBy(() -> convert(context, new ByteArrayResource(noText)))
			.withMessageStartingWith("Data of type %s cannot be sent".formatted(ByteArrayResource.class.getName())));
	}

	@Test
	void whatIsWrongWithATypeIsSaidOnOneLineWithAdvice() {
		this.web.run((context) -> assertThatIllegalArgumentException()
			.isThrownBy(() -> convert(context, new Contradiction()))
			.withMessageMatching(
					"Data of type .*Contradiction cannot be sent as JSON: .*Conflicting getter definitions "
							+ ".*; publish a type that can be written as JSON, or text"));
	}

	@Test
	void aConverterOfTheApplicationMayFailInItsOwnWay() {
		MessageDataConverter converter = new MessageDataConverter(() -> List.of(new Moody()));
		assertThatIllegalArgumentException().isThrownBy(() -> converter.convert(7))
			.withMessageStartingWith("Data of type java.lang.Integer cannot be sent as JSON: not today; ")
			.withCauseInstanceOf(UnsupportedOperationException.class);
	}

	@Test
	void theConvertersAreThoseOfSpringMvcAlsoWhereOthersHaveAdaptersToo() {
		RequestMappingHandlerAdapter other = new RequestMappingHandlerAdapter();
		other.setOrder(0);
		other.setMessageConverters(List.of(new JacksonJsonHttpMessageConverter(SNAKE_CASE)));
		this.web.withBean("otherAdapter", RequestMappingHandlerAdapter.class, () -> other)
			.run((context) -> assertThat(convert(context, new Order(7))).isEqualTo("{\"orderId\":7}"));
	}

	@Test
	void theMapperIsThePrimaryOne() {
		this.plain.withBean("other", JsonMapper.class, JsonMapper::shared)
			.withBean("main", JsonMapper.class, () -> SNAKE_CASE, (bean) -> bean.setPrimary(true))
			.run((context) -> assertThat(convert(context, new Order(7))).isEqualTo("{\"order_id\":7}"));
	}

	private static String convert(ApplicationContext context, Object data) {
		byte[] converted = context.getBean(DataConverter.class).convert(data);
		assertThat(converted).isNotNull();
		return new String(converted, StandardCharsets.UTF_8);
	}

	record Order(int orderId) {
	}

	static final class Contradiction {

		@JsonProperty("a")
		public int first() {
			return 1;
		}

		@JsonProperty("a")
		public int second() {
			return 2;
		}

	}

	static final class Moody extends AbstractHttpMessageConverter<Object> {

		Moody() {
			super(MediaType.APPLICATION_JSON);
		}

		@Override
		protected boolean supports(Class<?> type) {
			return true;
		}

		@Override
		protected Object readInternal(Class<?> type, HttpInputMessage message) {
			throw new UnsupportedOperationException();
		}

		@Override
		protected void writeInternal(Object data, HttpOutputMessage message) {
			throw new UnsupportedOperationException("not today");
		}

	}

}
