package io.github.sseboot.autoconfigure;

import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

import io.github.sseboot.convert.MessageDataConverter;
import io.github.sseboot.convert.TextDataConverter;
import io.github.sseboot.core.DataConverter;

/**
 * {@link AutoConfiguration Auto-configuration} of how what is published becomes text: as
 * response bodies do where there is Spring MVC, else by the application's JSON mapper.
 *
 * @since 1.0.0
 */
@AutoConfiguration(afterName = { "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
		"org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration" })
@ConditionalOnBooleanProperty(name = "sse.enabled", matchIfMissing = true)
public final class SseConversionAutoConfiguration {

	SseConversionAutoConfiguration() {
	}

	/**
	 * With the message converters of Spring MVC itself: others, such as Spring Data REST,
	 * bring adapters with converters of their own.
	 */
	@Configuration(proxyBeanMethods = false)
	@Order(0)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ConditionalOnClass(RequestMappingHandlerAdapter.class)
	static class ByWebMvc {

		@Bean
		@ConditionalOnMissingBean(DataConverter.class)
		MessageDataConverter sseDataConverter(
				@Qualifier("requestMappingHandlerAdapter") ObjectProvider<RequestMappingHandlerAdapter> mvc) {
			return new MessageDataConverter(() -> {
				RequestMappingHandlerAdapter adapter = mvc.getIfAvailable();
				return (adapter != null) ? adapter.getMessageConverters() : List.of();
			});
		}

	}

	/**
	 * With the JSON mapper of the application.
	 */
	@Configuration(proxyBeanMethods = false)
	@Order(1)
	@ConditionalOnClass({ JsonMapper.class, JacksonJsonHttpMessageConverter.class })
	static class ByJackson {

		@Bean
		@ConditionalOnMissingBean(DataConverter.class)
		MessageDataConverter sseDataConverter(ObjectProvider<JsonMapper> mappers) {
			JsonMapper mapper = mappers.getIfAvailable();
			return new MessageDataConverter(
					() -> (mapper != null) ? List.of(new JacksonJsonHttpMessageConverter(mapper)) : List.of());
		}

	}

	/**
	 * Text only.
	 */
	@Configuration(proxyBeanMethods = false)
	@Order(2)
	static class TextOnly {

		@Bean
		@ConditionalOnMissingBean(DataConverter.class)
		TextDataConverter sseDataConverter() {
			return new TextDataConverter();
		}

	}

}
