package io.github.sseboot.webmvc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * The body of an error that nobody else gives one: RFC 9457, written by hand so that it
 * does not depend on what the application converts with.
 */
final class ProblemBody {

	private ProblemBody() {
	}

	static void write(HttpServletResponse response, int status, @Nullable String detail) throws IOException {
		HttpStatus known = HttpStatus.resolve(status);
		StringBuilder json = new StringBuilder("{");
		if (known != null) {
			json.append("\"title\":\"").append(escape(known.getReasonPhrase())).append("\",");
		}
		json.append("\"status\":").append(status);
		if (detail != null && !detail.isEmpty()) {
			json.append(",\"detail\":\"").append(escape(detail)).append('"');
		}
		byte[] body = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
		response.setStatus(status);
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	private static String escape(String text) {
		StringBuilder escaped = new StringBuilder(text.length());
		text.chars().forEach((character) -> {
			if (character == '"' || character == '\\') {
				escaped.append('\\').append((char) character);
			}
			else if (character < 0x20) {
				escaped.append("\\u%04x".formatted(character));
			}
			else {
				escaped.append((char) character);
			}
		});
		return escaped.toString();
	}

}
