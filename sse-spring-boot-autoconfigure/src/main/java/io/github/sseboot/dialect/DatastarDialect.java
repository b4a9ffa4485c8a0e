package io.github.sseboot.dialect;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.sseboot.core.wire.Block;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.engine.NewEvent;

/**
 * Patches for pages with Datastar. What an event is for shows in its data: a JSON object
 * patches signals, lines as Datastar writes them ({@code selector #feed}, {@code elements
 * …}) are taken as they are, and everything else is HTML that patches elements. The names
 * of events do not matter. What the stream says of itself keeps its names, which Datastar
 * ignores.
 * <p>
 * Datastar takes the end of a response for the end of all, and comes back only from an
 * error, when {@code retry:} says. So a response after which it should come back is
 * broken off, and one that is over for good ends.
 *
 * @since 1.0.0
 */
public final class DatastarDialect extends AbstractDialect {

	/**
	 * The name by which endpoints choose it.
	 */
	public static final String NAME = "datastar";

	private static final String ELEMENTS = "elements";

	private static final String SIGNALS = "signals";

	private static final Set<String> OF_ELEMENTS = Set.of("selector", "mode", "namespace", "useViewTransition",
			ELEMENTS);

	private static final Set<String> OF_SIGNALS = Set.of("onlyIfMissing", SIGNALS);

	/**
	 * Create the dialect.
	 */
	public DatastarDialect() {
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Encoded event(NewEvent event, int idLength) {
		byte[] data = html(event);
		if (data == null || data.length == 0) {
			return Encoded.NOTHING;
		}
		String text = new String(data, StandardCharsets.UTF_8);
		String word = firstWord(text);
		if (OF_ELEMENTS.contains(word)) {
			return block(ELEMENTS, text, idLength);
		}
		if (OF_SIGNALS.contains(word)) {
			return block(SIGNALS, text, idLength);
		}
		String kind = (text.charAt(0) == '{') ? SIGNALS : ELEMENTS;
		return block(kind, text.lines().map((line) -> kind + " " + line).collect(Collectors.joining("\n")), idLength);
	}

	@Override
	public boolean breaksOff() {
		return true;
	}

	private static String firstWord(String text) {
		int end = text.indexOf(' ');
		return (end > 0) ? text.substring(0, end) : "";
	}

	private static Encoded block(String kind, String lines, int idLength) {
		byte[] data = lines.getBytes(StandardCharsets.UTF_8);
		return Block.sized(data).event("datastar-patch-" + kind).openId(idLength).data(data).end();
	}

}
