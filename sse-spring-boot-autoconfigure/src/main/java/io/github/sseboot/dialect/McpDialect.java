package io.github.sseboot.dialect;

import java.nio.charset.StandardCharsets;

import io.github.sseboot.core.wire.Block;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.core.wire.Opening;
import io.github.sseboot.engine.NewEvent;

/**
 * The stream of MCP's Streamable HTTP transport: every event is a {@code message} whose
 * data is JSON-RPC. It begins with a priming event, an id with empty data, so that a
 * client can resume before the first message. Sessions and the messages themselves are up
 * to the application. In the place of an event that has only HTML, a client is sent a
 * {@code notifications/message} of level {@code error}.
 *
 * @since 1.0.0
 */
public final class McpDialect extends AbstractDialect {

	/**
	 * The name by which endpoints choose it.
	 */
	public static final String NAME = "mcp";

	private static final byte[] ONLY_HTML = """
			{"jsonrpc":"2.0","method":"notifications/message","params":{"level":"error",\
			"data":"An event was left out because it has only HTML, and no data beside it"}}"""
		.getBytes(StandardCharsets.UTF_8);

	/**
	 * Create the dialect.
	 */
	public McpDialect() {
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Encoded event(NewEvent event, int idLength) {
		byte[] data = (event.data() == null && event.html() != null) ? ONLY_HTML : event.data();
		return (data == null || data.length == 0) ? Encoded.NOTHING
				: Block.sized(data).event("message").openId(idLength).data(data).end();
	}

	@Override
	public Encoded open(Opening opening, int idLength) {
		return opening.baseline() ? Block.start().openId(idLength).retry(opening.retry()).data("").end() : heartbeat();
	}

	@Override
	public Encoded checkpoint(int idLength) {
		return Block.start().openId(idLength).data("").end();
	}

}
