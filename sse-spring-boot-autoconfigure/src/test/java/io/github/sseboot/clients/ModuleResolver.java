package io.github.sseboot.clients;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Finds modules that others import without their {@code .js}, as bundlers do.
 */
final class ModuleResolver extends PathResourceResolver {

	@Override
	protected @Nullable Resource resolveResourceInternal(@Nullable HttpServletRequest request, String requestPath,
			List<? extends Resource> locations, ResourceResolverChain chain) {
		Resource exact = super.resolveResourceInternal(request, requestPath, locations, chain);
		return (exact != null) ? exact : super.resolveResourceInternal(request, requestPath + ".js", locations, chain);
	}

}
