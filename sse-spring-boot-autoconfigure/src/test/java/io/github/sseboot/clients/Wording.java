package io.github.sseboot.clients;

import java.util.List;
import java.util.Map;

import io.github.sseboot.SseView;
import io.github.sseboot.patch.DatastarPatch;
import io.github.sseboot.patch.TurboStream;

/**
 * What an application publishes to say something to clients of a kind. How that looks on
 * the wire is up to the dialect.
 */
enum Wording {

	/** Text as it is. */
	TEXT {

		@Override
		Object say(String text) {
			return text;
		}

	},

	/** For clients that parse all data. */
	JSON {

		@Override
		Object say(String text) {
			return Map.of("text", text);
		}

	},

	/** Fragments that are swapped in. */
	HTML {

		@Override
		Object say(String text) {
			return view(text);
		}

	},

	/** Turbo's actions around a fragment. */
	TURBO {

		@Override
		Object say(String text) {
			return TurboStream.append("out").with(view(text));
		}

	},

	/** Patches around a fragment. */
	DATASTAR {

		@Override
		Object say(String text) {
			return DatastarPatch.elements(view(text)).selector("#out").mode(DatastarPatch.Mode.APPEND);
		}

	},

	/** A part of a UI message stream. */
	AI_SDK {

		@Override
		Object say(String text) {
			return Map.of("type", "text-delta", "id", "t", "delta", text);
		}

	},

	/** A chunk of a chat completion. */
	OPENAI {

		@Override
		Object say(String text) {
			Map<String, Object> choice = Map.of("index", 0, "delta", Map.of("content", text));
			return Map.of("id", "c", "object", "chat.completion.chunk", "created", 1, "model", "m", "choices",
					List.of(choice));
		}

	},

	/** A notification. */
	MCP {

		@Override
		Object say(String text) {
			return Map.of("jsonrpc", "2.0", "method", "notifications/message", "params",
					Map.of("level", "info", "data", text));
		}

	};

	abstract Object say(String text);

	private static SseView view(String text) {
		return new SseView("fragment", Map.of("text", text));
	}

}
