package io.github.sseboot.event;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;

import io.github.sseboot.SseBroadcaster;

/**
 * A method of a bean that says what to publish for an application event.
 */
final class PublishingMethod implements GenericApplicationListener {

	private final BeanFactory beans;

	private final String bean;

	private final Method method;

	private final ResolvableType type;

	private final List<Publication> publications;

	PublishingMethod(BeanFactory beans, String bean, Method method, ResolvableType type,
			List<Publication> publications) {
		this.beans = beans;
		this.bean = bean;
		this.method = method;
		this.type = type;
		this.publications = publications;
	}

	@Override
	public boolean supportsEventType(ResolvableType eventType) {
		return accepts(eventType) || (PayloadApplicationEvent.class.isAssignableFrom(eventType.toClass())
				&& accepts(eventType.as(PayloadApplicationEvent.class).getGeneric()));
	}

	/**
	 * Where generics of the event are erased, its class decides.
	 */
	private boolean accepts(ResolvableType eventType) {
		return (eventType.resolve() == null || eventType.hasUnresolvableGenerics())
				? this.type.toClass().isAssignableFrom(eventType.toClass()) : this.type.isAssignableFrom(eventType);
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		Object payload = (event instanceof PayloadApplicationEvent<?> wrapper) ? wrapper.getPayload() : event;
		Object argument = ApplicationEvent.class.isAssignableFrom(this.type.toClass()) ? event : payload;
		if (!this.type.toClass().isInstance(argument)) {
			return;
		}
		Object data = invoke(argument);
		if (data != null) {
			SseBroadcaster sse = this.beans.getBean(SseBroadcaster.class);
			this.publications.forEach((publication) -> publication.publish(sse, payload, data));
		}
	}

	private @Nullable Object invoke(Object argument) {
		Object target = this.beans.getBean(this.bean);
		Method invocable = AopUtils.selectInvocableMethod(this.method, target.getClass());
		ReflectionUtils.makeAccessible(invocable);
		try {
			return invocable.invoke(target, argument);
		}
		catch (InvocationTargetException ex) {
			ReflectionUtils.rethrowRuntimeException(ex.getTargetException());
			throw new UndeclaredThrowableException(ex.getTargetException());
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("Cannot call " + invocable, ex);
		}
	}

}
