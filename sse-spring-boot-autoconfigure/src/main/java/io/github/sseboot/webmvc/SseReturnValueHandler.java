package io.github.sseboot.webmvc;

import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.Assert;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.WebAsyncManager;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.AsyncHandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerMapping;

import io.github.sseboot.SseSource;
import io.github.sseboot.SseStream;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.context.CapturedContext;
import io.github.sseboot.context.ContextCarrier;
import io.github.sseboot.core.Node;
import io.github.sseboot.core.connection.Admission;
import io.github.sseboot.core.connection.Subscription;
import io.github.sseboot.core.wire.Refusal;
import io.github.sseboot.servlet.ServletTransport;
import io.github.sseboot.webmvc.client.ClientManner;
import io.github.sseboot.webmvc.client.ClientManners;

/**
 * Opens the stream that a controller method returned. Methods that return it later are
 * left to Spring, which comes back with the result.
 *
 * @since 1.0.0
 */
public final class SseReturnValueHandler implements AsyncHandlerMethodReturnValueHandler {

	private final Node node;

	private final SseEndpoints endpoints;

	private final StreamOpening opening;

	private final ClientManners manners;

	private final ContextCarrier carrier;

	/**
	 * Create a handler.
	 * @param node decides who may listen
	 * @param endpoints the settings of the endpoints
	 * @param transport the way to the socket
	 * @param manners how clients take a response
	 * @param carrier what of the request listeners find again
	 */
	public SseReturnValueHandler(Node node, SseEndpoints endpoints, ServletTransport transport, ClientManners manners,
			ContextCarrier carrier) {
		this.node = node;
		this.endpoints = endpoints;
		this.opening = new StreamOpening(transport);
		this.manners = manners;
		this.carrier = carrier;
	}

	@Override
	public boolean supportsReturnType(MethodParameter returnType) {
		ResolvableType type = (ResponseEntity.class == returnType.getParameterType())
				? ResolvableType.forMethodParameter(returnType)
				: ResolvableType.forClass(returnType.getParameterType());
		return StreamTypes.isStream(type)
				|| (returnType.hasMethodAnnotation(SseEndpoint.class) && StreamTypes.isValues(type));
	}

	/**
	 * Only handlers that say yes here are asked, in a {@code @RestController} too, where
	 * others would write the value as JSON.
	 */
	@Override
	public boolean isAsyncReturnValue(@Nullable Object returnValue, MethodParameter returnType) {
		return supportsReturnType(returnType);
	}

	@Override
	public void handleReturnValue(@Nullable Object returnValue, MethodParameter returnType, ModelAndViewContainer mav,
			NativeWebRequest webRequest) throws Exception {
		mav.setRequestHandled(true);
		HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
		HttpServletResponse response = webRequest.getNativeResponse(HttpServletResponse.class);
		Assert.state(request != null && response != null, "No servlet request");
		ResponseEntity<?> entity = (returnValue instanceof ResponseEntity<?> given) ? given
				: ResponseEntity.ok().body(returnValue);
		Object handler = request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
		Endpoint endpoint = this.endpoints.get(handler);
		SseStream stream = StreamTypes.stream(entity.getBody(), name(handler));
		int status = entity.getStatusCode().value();
		if (stream == null) {
			if (status == HttpServletResponse.SC_OK) {
				StreamResponse.nothingLeft(response, entity.getHeaders(), endpoint.dialect());
			}
			else {
				StreamResponse.end(response, entity.getHeaders(), status);
			}
			return;
		}
		if (status != HttpServletResponse.SC_OK || HttpMethod.HEAD.matches(request.getMethod())) {
			discard(stream);
		}
		Assert.state(status == HttpServletResponse.SC_OK,
				() -> "An event stream needs status 200 but the ResponseEntity has %d; leave its body empty to answer without a stream"
					.formatted(status));
		HttpHeaders headers = StreamResponse.headers(endpoint.dialect(), entity.getHeaders());
		if (HttpMethod.HEAD.matches(request.getMethod())) {
			StreamResponse.start(response, headers);
			return;
		}
		open(stream, endpoint, headers, request, response, WebAsyncUtils.getAsyncManager(webRequest), mav);
	}

	private void open(SseStream stream, Endpoint endpoint, HttpHeaders own, HttpServletRequest request,
			HttpServletResponse response, WebAsyncManager async, ModelAndViewContainer mav) throws Exception {
		String user = user(request);
		ClientManner manner = this.manners.of(request);
		String lastEventId = LastEventId.of(request);
		Admission admission = this.node.admit(new Subscription(ofUser(stream, user), endpoint.dialect(),
				manner.timing(endpoint.timing()), (lastEventId != null) ? lastEventId : manner.lastEventId(), user,
				CapturedContext.by(this.carrier)));
		if (admission instanceof Admission.Refused refused) {
			StreamResponse.refuse(request, response, refused.refusal(), endpoint.dialect());
		}
		else if (admission instanceof Admission.Admitted admitted) {
			if (MockSink.fits(request)) {
				this.opening.openMock(admitted, request, response, own, async, mav);
			}
			else if (!this.opening.open(admitted, request, response, own, async, manner)) {
				refuse(request, response, endpoint);
			}
		}
		else {
			StreamResponse.nothingLeft(response, own, endpoint.dialect());
		}
	}

	/**
	 * What a private stream without a name belongs to.
	 */
	private static Object name(@Nullable Object handler) {
		return (handler instanceof HandlerMethod method) ? EndpointName.of(method) : "unknown";
	}

	private static void discard(SseStream stream) {
		SseSource source = stream.source();
		if (source != null) {
			source.discard();
		}
	}

	private static SseStream ofUser(SseStream stream, @Nullable String user) {
		if (!stream.ofUser()) {
			return stream;
		}
		if (user == null) {
			throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "This stream is for users who have signed in");
		}
		return stream.forUser(user);
	}

	private static void refuse(HttpServletRequest request, HttpServletResponse response, Endpoint endpoint)
			throws IOException {
		Duration retry = endpoint.timing().retry();
		long spread = ThreadLocalRandom.current().nextLong(2 * retry.toMillis() + 1);
		StreamResponse.refuse(request, response, new Refusal(Refusal.Reason.CONNECTIONS, retry.plusMillis(spread)),
				endpoint.dialect());
	}

	private static @Nullable String user(HttpServletRequest request) {
		Principal principal = request.getUserPrincipal();
		return (principal != null) ? principal.getName() : null;
	}

}
