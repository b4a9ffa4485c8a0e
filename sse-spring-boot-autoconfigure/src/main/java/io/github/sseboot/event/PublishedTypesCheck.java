package io.github.sseboot.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.util.ClassUtils;

import io.github.sseboot.annotation.SsePublications;
import io.github.sseboot.annotation.SsePublish;

/**
 * Finds the classes of the application that are annotated with {@link SsePublish} or
 * inherit it, at the start, and stops it if some cannot work. Classes elsewhere are
 * looked at by {@link PublishedTypes} when their first event comes.
 *
 * @since 1.0.0
 */
public final class PublishedTypesCheck implements SmartInitializingSingleton {

	private final ApplicationContext context;

	private final Collection<String> packages;

	/**
	 * Create.
	 * @param context what loads the classes
	 * @param packages where the classes of the application are, packages below included
	 */
	public PublishedTypesCheck(ApplicationContext context, Collection<String> packages) {
		this.context = context;
		this.packages = packages;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<FailureAnalysis> wrong = new ArrayList<>();
		for (Class<?> type : types()) {
			try {
				check(type);
			}
			catch (FailureAnalyzedException ex) {
				wrong.add(ex.analysis());
			}
		}
		if (!wrong.isEmpty()) {
			throw new FailureAnalyzedException(lines(wrong, FailureAnalysis::getDescription),
					lines(wrong, FailureAnalysis::getAction));
		}
	}

	private Set<Class<?>> types() {
		Set<Class<?>> types = find(
				List.of(new AnnotationTypeFilter(SsePublish.class), new AnnotationTypeFilter(SsePublications.class)));
		types.removeIf(Class::isAnnotation);
		List<TypeFilter> heirs = new ArrayList<>();
		for (Class<?> type : types) {
			if (!Modifier.isFinal(type.getModifiers())) {
				heirs.add(new AssignableTypeFilter(type));
			}
		}
		if (!heirs.isEmpty()) {
			types.addAll(find(heirs));
		}
		return types;
	}

	/**
	 * Of a type that has no instances itself, the properties may be those of its heirs.
	 */
	private static void check(Class<?> type) {
		boolean concrete = !Modifier.isAbstract(type.getModifiers());
		Publication.of(type).forEach((publication) -> publication.check(type.getName(), concrete ? type : null));
	}

	private static String lines(List<FailureAnalysis> wrong, Function<FailureAnalysis, @Nullable String> part) {
		return wrong.stream().map(part).distinct().collect(Collectors.joining("\n"));
	}

	private Set<Class<?>> find(Collection<TypeFilter> filters) {
		MetadataReaderFactory readers = this.context.getBeanProvider(MetadataReaderFactory.class)
			.getIfUnique(() -> new CachingMetadataReaderFactory(this.context));
		Set<Class<?>> found = new LinkedHashSet<>();
		for (String name : this.packages) {
			for (Resource file : files(name)) {
				Class<?> type = type(file, filters, readers);
				if (type != null) {
					found.add(type);
				}
			}
		}
		return found;
	}

	private Resource[] files(String packageName) {
		try {
			return this.context.getResources("classpath*:" + packageName.replace('.', '/') + "/**/*.class");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The classes of package '%s' cannot be found".formatted(packageName), ex);
		}
	}

	/**
	 * A class that cannot be read, because it needs others that are not there, has no
	 * instances: it is left out.
	 */
	private @Nullable Class<?> type(Resource file, Collection<TypeFilter> filters, MetadataReaderFactory readers) {
		try {
			MetadataReader reader = readers.getMetadataReader(file);
			for (TypeFilter filter : filters) {
				if (filter.match(reader, readers)) {
					return ClassUtils.forName(reader.getClassMetadata().getClassName(), this.context.getClassLoader());
				}
			}
			return null;
		}
		catch (IOException | ClassNotFoundException | RuntimeException | LinkageError ex) {
			return null;
		}
	}

}
