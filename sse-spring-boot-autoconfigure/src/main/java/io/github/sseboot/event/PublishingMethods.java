package io.github.sseboot.event;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;

import io.github.sseboot.annotation.SsePublish;

/**
 * Finds the methods of beans that are annotated with {@link SsePublish}, at the start,
 * and stops it if one cannot work.
 *
 * @since 1.0.0
 */
public final class PublishingMethods implements SmartInitializingSingleton {

	private final ConfigurableApplicationContext context;

	/**
	 * Create.
	 * @param context where the beans are
	 */
	public PublishingMethods(ConfigurableApplicationContext context) {
		this.context = context;
	}

	@Override
	public void afterSingletonsInstantiated() {
		for (String bean : this.context.getBeanNamesForType(Object.class)) {
			Class<?> type = ScopedProxyUtils.isScopedTarget(bean) ? null
					: AutoProxyUtils.determineTargetClass(this.context.getBeanFactory(), bean);
			if (type != null && AnnotationUtils.isCandidateClass(type, SsePublish.class)) {
				Map<Method, List<Publication>> found = MethodIntrospector.selectMethods(type,
						(MethodIntrospector.MetadataLookup<List<Publication>>) PublishingMethods::publications);
				found.forEach((method, publications) -> register(bean, type, method, publications));
			}
		}
	}

	private static @Nullable List<Publication> publications(Method method) {
		List<Publication> publications = Publication.of(method);
		return publications.isEmpty() ? null : publications;
	}

	private void register(String bean, Class<?> beanType, Method method, List<Publication> publications) {
		String where = "%s.%s".formatted(beanType.getName(), method.getName());
		check(method, where);
		ResolvableType event = ResolvableType.forMethodParameter(method, 0, beanType);
		Class<?> said = PayloadApplicationEvent.class.isAssignableFrom(event.toClass())
				? event.as(PayloadApplicationEvent.class).getGeneric().toClass() : event.toClass();
		publications.forEach((publication) -> publication.check(where, (said != Object.class) ? said : null));
		this.context.addApplicationListener(new PublishingMethod(this.context, bean, method, event, publications));
	}

	private static void check(Method method, String where) {
		if (method.getParameterCount() != 1) {
			throw new FailureAnalyzedException(
					"@SsePublish on %s: it has %d parameters.".formatted(where, method.getParameterCount()),
					"Give it one parameter, the application event.");
		}
		Class<?> result = method.getReturnType();
		if (result == void.class) {
			throw new FailureAnalyzedException("@SsePublish on %s: it returns nothing.".formatted(where),
					"Return the data to publish, or an SseEvent; null for nothing.");
		}
		if (Future.class.isAssignableFrom(result) || CompletionStage.class.isAssignableFrom(result)) {
			throw new FailureAnalyzedException(
					"@SsePublish on %s: it returns %s, which is not there yet.".formatted(where, result.getName()),
					"Return the data itself; publish with SseBroadcaster what comes later.");
		}
		if (AnnotatedElementUtils.hasAnnotation(method, EventListener.class)) {
			throw new FailureAnalyzedException(
					"@SsePublish on %s: it is an @EventListener too, so that it would be called twice."
						.formatted(where),
					"Remove @EventListener: @SsePublish listens by itself, and publishes after the commit.");
		}
	}

}
