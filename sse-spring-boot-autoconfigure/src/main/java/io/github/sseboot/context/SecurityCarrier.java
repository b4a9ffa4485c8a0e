package io.github.sseboot.context;

import java.util.function.UnaryOperator;

import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Carries who is signed in.
 *
 * @since 1.0.0
 */
public final class SecurityCarrier implements ContextCarrier {

	/**
	 * Create a carrier.
	 */
	public SecurityCarrier() {
	}

	/**
	 * With a context of its own, because that of the request may still change.
	 */
	@Override
	public UnaryOperator<Runnable> capture() {
		SecurityContext captured = SecurityContextHolder.createEmptyContext();
		captured.setAuthentication(SecurityContextHolder.getContext().getAuthentication());
		return (call) -> new DelegatingSecurityContextRunnable(call, captured);
	}

}
