package io.github.sseboot.webmvc.client;

import java.security.Principal;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Tells clients apart, for the limit of reconnects. Replace it by a bean where the
 * address is that of a proxy, or many users share one.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface ClientKey {

	/**
	 * Who sends a request. Called on the request's thread; must not block.
	 * @param request the request
	 * @return the same for all requests of one client
	 */
	String of(HttpServletRequest request);

	/**
	 * The user, or the remote address of who has not signed in.
	 * @return the key
	 */
	static ClientKey userOrAddress() {
		return (request) -> {
			Principal user = request.getUserPrincipal();
			return (user != null) ? "user " + user.getName() : "address " + request.getRemoteAddr();
		};
	}

}
