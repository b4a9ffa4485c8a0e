package io.github.sseboot.dialect;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.sseboot.CloseReason;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.support.ReceivedEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The dialects of protocols that put JSON into every event.
 */
class ProtocolDialectTests {

	private final Blocks aiSdk = new Blocks(new AiSdkDialect());

	private final Blocks openAi = new Blocks(new OpenAiDialect());

	private final Blocks mcp = new Blocks(new McpDialect());

	static List<Dialect> dataOnly() {
		return List.of(new AiSdkDialect(), new OpenAiDialect());
	}

	@Test
	void theAiSdkGetsPartsWithoutNamesAndItsHeader() {
		assertThat(this.aiSdk.event("delta", "{\"type\":\"text-delta\",\"id\":\"1\",\"delta\":\"Hi\"}")).isEqualTo("""
				id: t-42
				data: {"type":"text-delta","id":"1","delta":"Hi"}

				""");
		assertThat(this.aiSdk.dialect().headers()).containsOnly(Map.entry("x-vercel-ai-ui-message-stream", "v1"));
	}

	@Test
	void openAiKeepsNamesForTheApisThatHaveThem() {
		assertThat(this.openAi.event(null, "{\"object\":\"chat.completion.chunk\"}")).isEqualTo("""
				id: t-42
				data: {"object":"chat.completion.chunk"}

				""");
		assertThat(this.openAi.event("response.created", "{}")).isEqualTo("""
				event: response.created
				id: t-42
				data: {}

				""");
		assertThat(this.openAi.dialect().headers()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("dataOnly")
	void whoParsesAllDataGetsPositionsWithoutData(Dialect dialect) {
		Blocks blocks = new Blocks(dialect);
		assertThat(blocks.open(true)).isEqualTo("id: t-42\nretry: 3000\n\n");
		assertThat(blocks.open(false)).isEqualTo(":\n");
		assertThat(blocks.checkpoint()).isEqualTo("id: t-42\n\n");
		assertThat(blocks.heartbeat()).isEqualTo(":\n");
		assertThat(blocks.encoded("tick", null)).isSameAs(Encoded.NOTHING);
		assertThat(blocks.encoded("tick", "")).isSameAs(Encoded.NOTHING);
	}

	@ParameterizedTest
	@MethodSource("dataOnly")
	void whenItsChannelsAreCompleteTheStreamIsDone(Dialect dialect) {
		assertThat(new Blocks(dialect).end(CloseReason.COMPLETED)).isEqualTo("data: [DONE]\n\n");
	}

	@ParameterizedTest
	@MethodSource("dataOnly")
	void allDataIsAnObjectOrTheEnd(Dialect dialect) {
		List<ReceivedEvent> received = Decoding.strict(new Blocks(dialect).all("name", "{}"));
		assertThat(received).hasSize(5);
		assertThat(received.subList(0, 4)).allSatisfy((event) -> assertThat(json(event.data()).isObject()).isTrue());
		assertThat(received.get(4).data()).isEqualTo("[DONE]");
	}

	@Test
	void theAiSdkIsToldOfTroubleByAPartOfTypeError() {
		assertThat(this.aiSdk.gap()).isEqualTo("""
				data: {"type":"error","errorText":"A part of the stream is missing (trimmed)"}

				""");
		assertThat(this.aiSdk.refused()).isEqualTo("""
				retry: 3000
				data: {"type":"error","errorText":"The server is busy (connections), try again later"}

				""");
		assertThat(this.aiSdk.completed()).isEmpty();
	}

	@Test
	void openAiIsToldOfTroubleByAnError() {
		assertThat(this.openAi.gap()).isEqualTo("""
				data: {"error":{"message":"A part of the stream is missing (trimmed)","type":"gap"}}

				""");
		assertThat(this.openAi.end(CloseReason.REVOKED)).isEqualTo("""
				data: {"error":{"message":"The stream may not be read any longer","type":"revoked"}}

				""");
		assertThat(this.openAi.completed()).isEqualTo("data: [DONE]\n\n");
	}

	@ParameterizedTest
	@EnumSource(names = { "EXPIRED", "SHUTDOWN", "LAGGED" })
	void anEndBeforeCompletionIsNotDone(CloseReason reason) {
		assertThat(this.openAi.end(reason)).isEqualTo("""
				retry: 3000
				data: {"error":{"message":"The server ended the stream before it was complete","type":"interrupted"}}

				""");
		assertThat(this.aiSdk.end(reason)).contains("\"type\":\"error\"").doesNotContain("DONE");
	}

	@Test
	void mcpBeginsWithAPrimingEvent() {
		assertThat(this.mcp.open(true)).isEqualTo("id: t-42\nretry: 3000\ndata: \n\n");
		assertThat(this.mcp.open(false)).isEqualTo(":\n");
		assertThat(this.mcp.checkpoint()).isEqualTo("id: t-42\ndata: \n\n");
	}

	@Test
	void mcpGetsMessages() {
		assertThat(this.mcp.event("paid", "{\"jsonrpc\":\"2.0\"}")).isEqualTo("""
				event: message
				id: t-42
				data: {"jsonrpc":"2.0"}

				""");
		assertThat(this.mcp.encoded("tick", null)).isSameAs(Encoded.NOTHING);
		assertThat(Decoding.strict(this.mcp.all(null, "{}"))).extracting(ReceivedEvent::name)
			.containsExactly("message", "message", "sse.gap", "message", "sse.end", "sse.close", "sse.close");
	}

	private static JsonNode json(String data) {
		return JsonMapper.shared().readTree(data);
	}

}
