package io.github.sseboot.view;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import org.jspecify.annotations.Nullable;

/**
 * Stands where a live request and its response would: whatever is asked of them fails,
 * and is remembered, because a view may hide that it failed.
 */
final class LiveRequestMissing implements InvocationHandler {

	private @Nullable UnsupportedOperationException refusal;

	<T> T standIn(Class<T> type) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, this));
	}

	@Override
	public Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
		String asked = method.getName() + "("
				+ ((arguments != null && arguments.length > 0 && arguments[0] instanceof String text) ? text : "")
				+ ")";
		throw refuse(asked);
	}

	private UnsupportedOperationException refuse(String asked) {
		UnsupportedOperationException failure = new UnsupportedOperationException(asked);
		if (this.refusal == null) {
			this.refusal = failure;
		}
		return failure;
	}

	/**
	 * The first thing that was asked, or {@code null} if nothing was.
	 */
	@Nullable UnsupportedOperationException refusal() {
		return this.refusal;
	}

}
