package io.github.sseboot.autoconfigure;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;

import io.github.sseboot.annotation.SseEndpoint;

/**
 * The dialects that endpoints choose. Known before any bean publishes, because an event
 * is encoded once for each dialect in use, and for no other.
 *
 * @param names the names, also those that there are not
 */
record ChosenDialects(Set<String> names) {

	ChosenDialects {
		names = Set.copyOf(names);
	}

	/**
	 * Look at the types of all controllers. No bean is made for that.
	 */
	static ChosenDialects of(ConfigurableListableBeanFactory beans) {
		Set<String> names = new LinkedHashSet<>();
		for (String bean : beans.getBeanNamesForType(Object.class, true, false)) {
			Class<?> type = beans.getType(bean, false);
			if (type != null && AnnotatedElementUtils.hasAnnotation(type, Controller.class)) {
				MethodIntrospector.selectMethods(ClassUtils.getUserClass(type), ChosenDialects::dialect)
					.values()
					.forEach((dialect) -> names.add(resolve(beans, dialect)));
			}
		}
		names.remove("");
		return new ChosenDialects(names);
	}

	private static @Nullable String dialect(Method method) {
		SseEndpoint endpoint = AnnotatedElementUtils.findMergedAnnotation(method, SseEndpoint.class);
		return (endpoint != null) ? endpoint.dialect() : null;
	}

	private static String resolve(ConfigurableListableBeanFactory beans, String dialect) {
		try {
			String resolved = beans.resolveEmbeddedValue(dialect);
			return (resolved != null) ? resolved.strip() : "";
		}
		catch (IllegalArgumentException ex) {
			// Said in full when the endpoint is read
			return "";
		}
	}

}
