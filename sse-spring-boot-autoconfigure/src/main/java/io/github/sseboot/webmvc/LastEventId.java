package io.github.sseboot.webmvc;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where a client says what it had last. Browsers send a header; clients that cannot set
 * one, or that go on where another connection ended, a parameter.
 */
final class LastEventId {

	private static final String HEADER = "Last-Event-ID";

	/** That of Yaffle's polyfill and reconnecting-eventsource, and that of amvtek's. */
	private static final List<String> PARAMETERS = List.of("lastEventId=", "evs_last_event_id=");

	private LastEventId() {
	}

	/**
	 * What the client had last.
	 * @return the id, or {@code null} if it had none
	 */
	static @Nullable String of(HttpServletRequest request) {
		String header = request.getHeader(HEADER);
		if (header != null && !header.isEmpty()) {
			return utf8(header);
		}
		String query = request.getQueryString();
		return (query != null) ? parameter(query.split("&")) : null;
	}

	/**
	 * Servers read headers as ISO 8859-1, but ids are sent in UTF-8. What is neither was
	 * forged: it goes on as it came, and turns out to be unknown.
	 */
	private static String utf8(String header) {
		if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(header)) {
			return header;
		}
		try {
			byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			return header;
		}
	}

	/**
	 * The query is read here, since the server's reading answers 400 to what it cannot
	 * decode, and would take a form's body as well.
	 */
	private static @Nullable String parameter(String[] pairs) {
		for (String name : PARAMETERS) {
			for (String pair : pairs) {
				if (pair.startsWith(name) && pair.length() > name.length()) {
					return decode(pair.substring(name.length()));
				}
			}
		}
		return null;
	}

	private static String decode(String value) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length());
		for (int i = 0; i < value.length(); i++) {
			char character = value.charAt(i);
			int escaped = (character == '%') ? escaped(value, i) : -1;
			if (escaped >= 0) {
				bytes.write(escaped);
				i += 2;
			}
			else {
				bytes.write((character == '+') ? ' ' : character);
			}
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}

	private static int escaped(String value, int index) {
		if (index + 2 >= value.length()) {
			return -1;
		}
		int high = Character.digit(value.charAt(index + 1), 16);
		int low = Character.digit(value.charAt(index + 2), 16);
		return (high >= 0 && low >= 0) ? high * 16 + low : -1;
	}

}
