package io.github.sseboot.core;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.sseboot.SseChannel;
import io.github.sseboot.SseConnections;
import io.github.sseboot.SseStream;
import io.github.sseboot.SseTarget;
import io.github.sseboot.core.connection.Connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the application knows of connections, and finds them by.
 */
class AttributesTests {

	private final Rig rig = new Rig(Rig.node(Rig.settings(100, 4 << 20)));

	@AfterEach
	void stop() {
		this.rig.close();
	}

	@Test
	void attributesStartWithThoseOfTheStreamAndChangeForOneConnectionOnly() {
		SseStream stream = SseStream.of("a").attribute("role", "reader");
		Connection one = this.rig.open(stream, null, new MemorySink());
		Connection other = this.rig.open(stream, null, new MemorySink());
		one.attribute("role", "writer");
		one.attributes().put("since", 7);
		assertThat(one.attributes()).containsOnlyKeys("role", "since").containsEntry("role", "writer");
		assertThat(other.attributes()).containsOnlyKeys("role").containsEntry("role", "reader");
		one.attributes().remove("since");
		assertThat(one.attributes()).doesNotContainKey("since");
		assertThat(stream.attributes()).containsEntry("role", "reader");
	}

	@Test
	void connectionsAreFoundByTheAttributesTheyHaveNow() {
		Connection one = this.rig.open(SseStream.of("a").attribute("role", "reader"), null, new MemorySink());
		Connection other = this.rig.open(SseStream.of("b").attribute("role", "reader"), null, new MemorySink());
		SseConnections connections = this.rig.node().connections();
		SseTarget readers = SseTarget.attribute("role", "reader");
		await().untilAsserted(() -> assertThat(connections.matching(readers)).containsExactlyInAnyOrder(one, other));
		SseTarget a = SseTarget.channel(SseChannel.of("a"));
		assertThat(connections.matching(readers.and(a))).containsExactly(one);
		assertThat(readers.and(a)).hasToString("attribute role and channel a");
		one.attribute("role", "writer");
		assertThat(connections.matching(readers)).containsExactly(other);
		assertThat(connections.matching(readers.and(a))).isEmpty();
		assertThat(connections.matching(readers.or(a))).containsExactlyInAnyOrder(one, other);
		assertThat(connections.matching(SseTarget.attribute("nowhere", "reader"))).isEmpty();
	}

}
