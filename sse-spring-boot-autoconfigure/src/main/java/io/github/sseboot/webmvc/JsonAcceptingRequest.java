package io.github.sseboot.webmvc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * A request of a client that takes errors in JSON. What else it accepts stays, but not
 * event streams, in which an error would be noise.
 */
final class JsonAcceptingRequest extends HttpServletRequestWrapper {

	private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);

	private final String accept;

	JsonAcceptingRequest(HttpServletRequest request) {
		super(request);
		List<MediaType> types = new ArrayList<>(accepted(request));
		types.removeIf((type) -> MediaType.TEXT_EVENT_STREAM.equalsTypeAndSubtype(type));
		JSON.stream().filter((type) -> !types.contains(type)).forEach(types::add);
		this.accept = MediaType.toString(types);
	}

	@Override
	public @Nullable String getHeader(String name) {
		return isAccept(name) ? this.accept : super.getHeader(name);
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		return isAccept(name) ? Collections.enumeration(List.of(this.accept)) : super.getHeaders(name);
	}

	@Override
	public Enumeration<String> getHeaderNames() {
		List<String> names = new ArrayList<>(Collections.list(super.getHeaderNames()));
		if (names.stream().noneMatch(JsonAcceptingRequest::isAccept)) {
			names.add(HttpHeaders.ACCEPT.toLowerCase(Locale.ROOT));
		}
		return Collections.enumeration(names);
	}

	private static boolean isAccept(String name) {
		return HttpHeaders.ACCEPT.equalsIgnoreCase(name);
	}

	private static List<MediaType> accepted(HttpServletRequest request) {
		try {
			return MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
		}
		catch (InvalidMediaTypeException ex) {
			return List.of();
		}
	}

}
