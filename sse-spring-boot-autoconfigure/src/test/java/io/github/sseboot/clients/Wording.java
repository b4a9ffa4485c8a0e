package io.github.sseboot.clients;

import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.SseEvent;

/**
 * How an application says something to a client of a kind, by hand. What a dialect does
 * on its own needs no wording but {@link #TEXT}: this is the one place to change then.
 */
enum Wording {

	/** As it is. */
	TEXT {

		@Override
		String payload(String text) {
			return text;
		}

	},

	/** For clients that parse all data. */
	JSON {

		@Override
		String payload(String text) {
			return "{\"text\":" + quote(text) + "}";
		}

	},

	/** Fragments that are swapped in. */
	HTML {

		@Override
		String payload(String text) {
			return "<div class=\"e\">" + escape(text) + "</div>";
		}

	},

	/** Turbo's actions around a fragment. */
	TURBO {

		@Override
		String payload(String text) {
			return "<turbo-stream action=\"append\" target=\"out\"><template>" + HTML.payload(text)
					+ "</template></turbo-stream>";
		}

	},

	/** Datastar's events, whose data has a keyword on each line. */
	DATASTAR {

		@Override
		String payload(String text) {
			return "selector #out\nmergeMode append\n"
					+ HTML.payload(text).lines().map((line) -> "fragments " + line).collect(Collectors.joining("\n"));
		}

		@Override
		SseEvent event(@Nullable String name, @Nullable String text) {
			return SseEvent.of(payload((text != null) ? text : "")).name("datastar-merge-fragments");
		}

	},

	/** A part of a UI message stream. */
	AI_SDK {

		@Override
		String payload(String text) {
			return "{\"type\":\"text-delta\",\"id\":\"t\",\"delta\":" + quote(text) + "}";
		}

	},

	/** A chunk of a chat completion. */
	OPENAI {

		@Override
		String payload(String text) {
			return ("{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
					+ "\"choices\":[{\"index\":0,\"delta\":{\"content\":%s},\"finish_reason\":null}]}")
				.formatted(quote(text));
		}

	};

	abstract String payload(String text);

	SseEvent event(@Nullable String name, @Nullable String text) {
		if (text == null) {
			return SseEvent.named((name != null) ? name : "empty");
		}
		SseEvent event = SseEvent.of(payload(text));
		return (name != null) ? event.name(name) : event;
	}

	private static String quote(String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + '"';
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;");
	}

}
