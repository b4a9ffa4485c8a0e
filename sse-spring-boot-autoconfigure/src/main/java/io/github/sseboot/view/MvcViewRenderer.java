package io.github.sseboot.view;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.convert.ConversionService;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.SmartView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.InternalResourceView;

import io.github.sseboot.SseView;
import io.github.sseboot.ViewRenderingException;
import io.github.sseboot.core.ViewRenderer;

/**
 * Renders by the view resolvers of Spring MVC. The request and the response are not those
 * of whoever publishes, even if a request publishes: all clients get the same.
 *
 * @since 1.0.0
 */
public final class MvcViewRenderer implements ViewRenderer {

	private static final String CONVERSION_SERVICE = "mvcConversionService";

	private final WebApplicationContext context;

	private final ViewLookup lookup;

	private final SingletonSupplier<Map<String, Object>> attributes;

	/**
	 * Create a renderer.
	 * @param context where the view resolvers are, asked for when the first view is
	 * rendered
	 */
	public MvcViewRenderer(WebApplicationContext context) {
		this.context = context;
		this.lookup = new ViewLookup(context);
		this.attributes = SingletonSupplier.of(() -> attributes(context));
	}

	/**
	 * What {@code DispatcherServlet} gives to a request.
	 */
	private static Map<String, Object> attributes(WebApplicationContext context) {
		Map<String, Object> attributes = new HashMap<>();
		attributes.put(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
		if (context.containsBean(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)) {
			attributes.put(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE,
					context.getBean(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME, LocaleResolver.class));
		}
		if (context.containsBean(CONVERSION_SERVICE)) {
			attributes.put(ConversionService.class.getName(),
					context.getBean(CONVERSION_SERVICE, ConversionService.class));
		}
		return attributes;
	}

	@Override
	public byte[] render(SseView view) {
		ServletContext servletContext = Objects.requireNonNull(this.context.getServletContext(), "No ServletContext");
		LiveRequestMissing missing = new LiveRequestMissing();
		DetachedRequest request = new DetachedRequest(servletContext, missing);
		request.setAttributes(this.attributes.obtain());
		DetachedResponse response = new DetachedResponse(missing);
		RequestAttributes before = RequestContextHolder.getRequestAttributes();
		LocaleContext localeBefore = LocaleContextHolder.getLocaleContext();
		ServletRequestAttributes own = new ServletRequestAttributes(request, response);
		Exception failure = null;
		try {
			RequestContextHolder.setRequestAttributes(own);
			Locale locale = locale(request);
			LocaleContextHolder.setLocale(locale);
			render(view, locale, request, response);
		}
		catch (ViewRenderingException ex) {
			throw ex;
		}
		catch (Exception ex) {
			failure = ex;
		}
		finally {
			own.requestCompleted();
			RequestContextHolder.setRequestAttributes(before);
			LocaleContextHolder.setLocaleContext(localeBefore);
		}
		check(view, missing.refusal(), failure);
		return utf8(view, response.content());
	}

	private static Locale locale(DetachedRequest request) {
		return (request
			.getAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE) instanceof LocaleResolver localeResolver)
					? localeResolver.resolveLocale(request) : request.getLocale();
	}

	private void render(SseView wanted, Locale locale, DetachedRequest request, DetachedResponse response)
			throws Exception {
		View view = this.lookup.find(wanted.name(), locale);
		if (view == null) {
			throw new ViewRenderingException(wanted.name(),
					"does not exist: no view resolver of the application knows it; check the name, and that there is a view technology such as Thymeleaf",
					null);
		}
		if (view instanceof InternalResourceView) {
			throw new ViewRenderingException(wanted.name(),
					"is a forward or a JSP, which need a live request, and no template of another view technology has that name; check the name, or write a template",
					null);
		}
		if (view instanceof SmartView smart) {
			if (smart.isRedirectView()) {
				throw new ViewRenderingException(wanted.name(),
						"is a redirect, but an event has no request to redirect; name a view that writes HTML", null);
			}
			smart.resolveNestedViews(this.lookup::find, locale);
		}
		response.setLocale(locale);
		view.render(wanted.model(), request, response);
	}

	private static void check(SseView view, @Nullable UnsupportedOperationException refusal,
			@Nullable Exception failure) {
		if (refusal != null) {
			throw new ViewRenderingException(view.name(),
					"asked for '%s' of a request, but an event is rendered without one and once for all clients; put what it needs into the model"
						.formatted(refusal.getMessage()),
					(failure != null) ? failure : refusal);
		}
		if (failure != null) {
			throw new ViewRenderingException(view.name(),
					"cannot be rendered: %s; correct the template or the model".formatted(problem(failure)), failure);
		}
	}

	/**
	 * The innermost message, which names the place and the expression, on one line.
	 */
	private static String problem(Throwable failure) {
		Throwable innermost = failure;
		while (innermost.getCause() != null) {
			innermost = innermost.getCause();
		}
		String outer = String.valueOf(failure.getMessage());
		String inner = String.valueOf(innermost.getMessage());
		return (outer.contains(inner) ? outer : outer + ": " + inner).replaceAll("\\R\\s*", " ");
	}

	private static byte[] utf8(SseView view, byte[] content) {
		try {
			DetachedResponse.CHARSET.newDecoder().decode(ByteBuffer.wrap(content));
			return content;
		}
		catch (CharacterCodingException ex) {
			throw new ViewRenderingException(view.name(),
					"wrote bytes that are not UTF-8, which event streams are; write text, or encode it as the response says",
					ex);
		}
	}

}
