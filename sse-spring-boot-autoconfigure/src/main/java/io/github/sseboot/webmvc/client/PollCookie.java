package io.github.sseboot.webmvc.client;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Keeps the last event id for a client that cannot. Belongs to a path and a query,
 * without what changes from request to request; tabs of one browser that poll the same
 * share it.
 *
 * @param name the name of the cookie
 * @param path the path
 * @param secure whether the request came over TLS
 * @param value what the client sent, or {@code null}
 */
record PollCookie(String name, String path, boolean secure, @Nullable String value) {

	/**
	 * The cookie of a client, or {@code null} if its query names the last event id: such
	 * a client keeps it itself, even if it has none yet.
	 */
	static @Nullable PollCookie of(HttpServletRequest request) {
		String query = request.getQueryString();
		if (query != null && ("&" + query).contains("&lastEventId=")) {
			return null;
		}
		String name = "sse-" + checksum(query);
		Cookie sent = WebUtils.getCookie(request, name);
		return new PollCookie(name, request.getRequestURI().split(";", 2)[0], request.isSecure(),
				(sent != null) ? decoded(sent.getValue()) : null);
	}

	void set(HttpServletResponse response, String lastEventId) {
		String encoded = URLEncoder.encode(lastEventId, StandardCharsets.ISO_8859_1);
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(this.name, encoded)
					.path(this.path)
					.httpOnly(true)
					.secure(this.secure)
					.sameSite("Lax")
					.build()
					.toString());
	}

	private static String checksum(@Nullable String query) {
		String stable = (query != null) ? Arrays.stream(query.split("&", -1))
			.filter((pair) -> !pair.startsWith("_=") && !pair.startsWith("evs_"))
			.collect(Collectors.joining("&")) : "";
		CRC32 checksum = new CRC32();
		checksum.update(stable.getBytes(StandardCharsets.UTF_8));
		return Long.toHexString(checksum.getValue());
	}

	private static String decoded(String value) {
		try {
			return URLDecoder.decode(value, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return value;
		}
	}

}
