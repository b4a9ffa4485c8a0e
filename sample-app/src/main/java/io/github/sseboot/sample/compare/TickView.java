package io.github.sseboot.sample.compare;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/**
 * A tick as a row of a list. Any view technology would do; this sample has none.
 */
@Component(TickView.NAME)
final class TickView implements View {

	static final String NAME = "tick";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

	@Override
	public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		if (Objects.requireNonNull(model).get(NAME) instanceof CompareClock.Tick tick) {
			response.getWriter()
				.write("<li data-number=\"%d\"><span>%d</span><time>%s</time></li>".formatted(tick.number(),
						tick.number(), TIME.format(tick.time())));
		}
	}

}
