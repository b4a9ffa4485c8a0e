package io.github.sseboot.webmvc;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import io.github.sseboot.core.wire.Refusal;
import io.github.sseboot.webmvc.client.ClientKey;
import io.github.sseboot.webmvc.client.ReconnectLimit;

/**
 * Turns clients away that come too often, before the endpoint's method is called.
 *
 * @since 1.0.0
 */
public final class ReconnectInterceptor implements HandlerInterceptor {

	/** Who comes too often waits so many times as long as usual. */
	private static final int LONGER = 10;

	private final SseEndpoints endpoints;

	private final ReconnectLimit limit;

	private final ClientKey key;

	/**
	 * Create an interceptor.
	 * @param endpoints tells what an endpoint is
	 * @param limit how often a client may come
	 * @param key tells clients apart
	 */
	public ReconnectInterceptor(SseEndpoints endpoints, ReconnectLimit limit, ClientKey key) {
		this.endpoints = endpoints;
		this.limit = limit;
		this.key = key;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws Exception {
		if (!this.limit.enabled() || request.getDispatcherType() != DispatcherType.REQUEST
				|| HttpMethod.HEAD.matches(request.getMethod()) || !this.endpoints.isEndpoint(handler)) {
			return true;
		}
		if (this.limit.tryConnect(this.key.of(request), ((HandlerMethod) handler).getMethod())) {
			return true;
		}
		Endpoint endpoint = this.endpoints.get(handler);
		Duration retry = endpoint.timing().retry().multipliedBy(LONGER);
		long spread = ThreadLocalRandom.current().nextLong(2 * retry.toMillis() + 1);
		StreamResponse.refuse(request, response, new Refusal(Refusal.Reason.RECONNECTS, retry.plusMillis(spread)),
				endpoint.dialect());
		return false;
	}

}
