package io.github.sseboot.view;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.ContentNegotiatingViewResolver;
import org.springframework.web.servlet.view.ViewResolverComposite;

/**
 * Asks the application's view resolvers in the order of {@code DispatcherServlet}.
 * Negotiating resolvers look at a request only to choose among other resolvers, which are
 * asked instead.
 */
final class ViewLookup {

	private final SingletonSupplier<List<ViewResolver>> resolvers;

	ViewLookup(WebApplicationContext context) {
		this.resolvers = SingletonSupplier.of(() -> resolvers(context));
	}

	private static List<ViewResolver> resolvers(WebApplicationContext context) {
		List<ViewResolver> found = new ArrayList<>(
				BeanFactoryUtils.beansOfTypeIncludingAncestors(context, ViewResolver.class, true, false).values());
		AnnotationAwareOrderComparator.sort(found);
		Set<ViewResolver> flat = new LinkedHashSet<>();
		flatten(found, flat);
		return List.copyOf(flat);
	}

	private static void flatten(List<ViewResolver> resolvers, Set<ViewResolver> flat) {
		for (ViewResolver resolver : resolvers) {
			if (resolver instanceof ContentNegotiatingViewResolver negotiating) {
				flatten(negotiating.getViewResolvers(), flat);
			}
			else if (resolver instanceof ViewResolverComposite composite) {
				flatten(composite.getViewResolvers(), flat);
			}
			else {
				flat.add(resolver);
			}
		}
	}

	@Nullable View find(String name, Locale locale) throws Exception {
		for (ViewResolver resolver : this.resolvers.obtain()) {
			View view = resolver.resolveViewName(name, locale);
			if (view != null) {
				return view;
			}
		}
		return null;
	}

}
