package io.github.sseboot.webmvc;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.core.annotation.AliasFor;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import io.github.sseboot.SseChannel;
import io.github.sseboot.SseStream;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.core.connection.Timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the start of an application makes of its endpoints.
 */
class EndpointTests {

	private static final Timing TIMING = new Timing(Duration.ofSeconds(15), Duration.ofMinutes(30),
			Duration.ofSeconds(3));

	@ParameterizedTest
	@MethodSource
	void whatCannotWorkStopsTheStart(Class<?> controller, String description, String action) {
		assertThatExceptionOfType(FailureAnalyzedException.class).isThrownBy(() -> start(controller))
			.satisfies((ex) -> {
				assertThat(ex.analysis().getDescription()).contains(description).contains(controller.getName());
				assertThat(ex.analysis().getAction()).contains(action);
			});
	}

	static List<Arguments> whatCannotWorkStopsTheStart() {
		return List.of(
				Arguments.of(BadControllers.BadReturn.class, "it returns java.lang.String",
						"Return SseChannel, SseStream"),
				Arguments.of(BadControllers.BadEntity.class, "ResponseEntity<?>", "SseChannel"),
				Arguments.of(BadControllers.OneValue.class, "Mono<java.lang.String>", "toFuture()"),
				Arguments.of(BadControllers.ManyStreams.class, "a client listens to one stream",
						"SseStream.of(channels)"),
				Arguments.of(BadControllers.OtherEvents.class, "events have ids of the log", "SseEvent"),
				Arguments.of(BadControllers.UnknownDialect.class, "dialect \"morse\" is not known",
						"Use one of [plain, shared, htmx, turbo, datastar, ai-sdk, openai, mcp, test]"),
				Arguments.of(BadControllers.BadHeartbeat.class, "heartbeat \"often\" is not a duration", "15s"),
				Arguments.of(BadControllers.NegativeHeartbeat.class, "heartbeat \"-1s\" is too short", "at least 1s"),
				Arguments.of(BadControllers.LongHeartbeat.class, "heartbeat \"5m\" is too long", "less than 45s"),
				Arguments.of(BadControllers.BadMaxAge.class, "maxAge \"1 fortnight\" is not a duration", "PT15S"),
				Arguments.of(BadControllers.NoPlaceholder.class,
						"\"${none}\" has a placeholder that cannot be resolved", "Set the property"),
				Arguments.of(BadControllers.Inherited.class, "inherits produces = [application/json]",
						"Remove 'produces'"),
				Arguments.of(BadControllers.WithoutAnnotation.class, "is not annotated with @SseEndpoint", "Replace"),
				Arguments.of(BadControllers.WithBody.class, "annotated with @ResponseBody too",
						"Remove @ResponseBody"));
	}

	@Test
	void settingsComeFromTheAnnotation() {
		try (AnnotationConfigWebApplicationContext context = start(Good.class)) {
			Endpoint own = context.getBean(SseEndpoints.class).get(method(context, "own"));
			assertThat(own.timing().heartbeat()).hasSeconds(20);
			assertThat(own.timing().maxAge()).isZero();
			assertThat(own.timing().retry()).hasSeconds(3);
			assertThat(own.dialect()).isSameAs(StreamConfiguration.DIALECT);
		}
	}

	@Test
	void whatTheAnnotationLeavesOutIsTheDefault() {
		try (AnnotationConfigWebApplicationContext context = start(Good.class)) {
			assertThat(context.getBean(SseEndpoints.class).get(method(context, "plain")).timing()).isEqualTo(TIMING);
		}
	}

	@Test
	void endpointsTakeGetUnlessTheySayOtherwise() {
		try (AnnotationConfigWebApplicationContext context = start(Good.class)) {
			assertThat(info(context, "plain").getMethodsCondition().getMethods()).containsExactly(RequestMethod.GET);
			assertThat(info(context, "own").getMethodsCondition().getMethods()).containsExactly(RequestMethod.POST);
			assertThat(info(context, "composed").getPatternValues()).containsExactly("/composed");
		}
	}

	private static HandlerMethod method(AnnotationConfigWebApplicationContext context, String name) {
		return methods(context).get(info(context, name));
	}

	private static RequestMappingInfo info(AnnotationConfigWebApplicationContext context, String name) {
		return methods(context).entrySet()
			.stream()
			.filter((entry) -> entry.getValue().getMethod().getName().equals(name))
			.findFirst()
			.orElseThrow()
			.getKey();
	}

	private static Map<RequestMappingInfo, HandlerMethod> methods(AnnotationConfigWebApplicationContext context) {
		return context.getBean(RequestMappingHandlerMapping.class).getHandlerMethods();
	}

	private static AnnotationConfigWebApplicationContext start(Class<?> controller) {
		AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
		context.setServletContext(new MockServletContext());
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of("own.heartbeat", "20s")));
		context.register(Mvc.class, PropertySourcesPlaceholderConfigurer.class, controller);
		context.addBeanFactoryPostProcessor(
				(factory) -> ((DefaultListableBeanFactory) factory).registerBeanDefinition("endpoints",
						BeanDefinitionBuilder
							.genericBeanDefinition(SseEndpoints.class,
									() -> new SseEndpoints(List.of(StreamConfiguration.DIALECT), TIMING,
											factory.getBeanProvider(RequestMappingHandlerMapping.class)))
							.getBeanDefinition()));
		try {
			context.refresh();
		}
		catch (RuntimeException ex) {
			context.close();
			throw ex;
		}
		return context;
	}

	@EnableWebMvc
	static class Mvc {

	}

	@RestController
	static class Good {

		@SseEndpoint("/plain")
		SseChannel plain() {
			return SseChannel.of("a");
		}

		@SseEndpoint(path = "/own", method = RequestMethod.POST, heartbeat = "${own.heartbeat}", maxAge = "0",
				dialect = "${own.dialect:test}")
		SseStream own() {
			return SseStream.of("a");
		}

		@Composed("/composed")
		SseStream composed() {
			return SseStream.of("a");
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@SseEndpoint(heartbeat = "10s")
	@interface Composed {

		@AliasFor(annotation = SseEndpoint.class, attribute = "path")
		String[] value();

	}

}
