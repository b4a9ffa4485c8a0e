package io.github.sseboot.event;

import java.beans.PropertyDescriptor;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Reads a property of an object by its path, by record components and getters.
 */
final class Property {

	private Property() {
	}

	/**
	 * What is wrong with the path, as far as the declared types tell.
	 * @return the problem, or {@code null}
	 */
	static @Nullable String problem(Class<?> type, String path) {
		Class<?> current = type;
		for (String name : path.split("\\.", -1)) {
			Method accessor = accessor(current, name);
			if (accessor == null) {
				return "%s has no property '%s'".formatted(current.getName(), name);
			}
			current = accessor.getReturnType();
			if (current == Object.class) {
				return null;
			}
		}
		return null;
	}

	/**
	 * The value at the path.
	 * @throws IllegalArgumentException if a property is missing or {@code null}
	 */
	static Object value(Object object, String path) {
		Object current = object;
		for (String name : path.split("\\.", -1)) {
			Method accessor = accessor(current.getClass(), name);
			if (accessor == null) {
				throw new IllegalArgumentException(
						"%s has no property '%s'".formatted(current.getClass().getName(), name));
			}
			ReflectionUtils.makeAccessible(accessor);
			Object value = ReflectionUtils.invokeMethod(accessor, current);
			if (value == null) {
				throw new IllegalArgumentException(
						"Property '%s' of %s is null".formatted(name, current.getClass().getName()));
			}
			current = value;
		}
		return current;
	}

	private static @Nullable Method accessor(Class<?> type, String name) {
		if (type.isRecord()) {
			Method component = ReflectionUtils.findMethod(type, name);
			if (component != null) {
				return component;
			}
		}
		PropertyDescriptor descriptor = !name.isEmpty() ? BeanUtils.getPropertyDescriptor(type, name) : null;
		return (descriptor != null) ? descriptor.getReadMethod() : null;
	}

}
