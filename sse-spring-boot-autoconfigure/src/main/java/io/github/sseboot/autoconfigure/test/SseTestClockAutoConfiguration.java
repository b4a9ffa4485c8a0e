package io.github.sseboot.autoconfigure.test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import io.github.sseboot.autoconfigure.SseAutoConfiguration;
import io.github.sseboot.core.Node;
import io.github.sseboot.core.log.Ticker;
import io.github.sseboot.test.SseTestClock;

/**
 * {@link AutoConfiguration Auto-configuration} of time, before the node needs one.
 *
 * @since 1.0.0
 */
@AutoConfiguration(before = SseAutoConfiguration.class)
public final class SseTestClockAutoConfiguration {

	SseTestClockAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(Ticker.class)
	SseTestClock sseTestClock(ObjectProvider<Node> node) {
		return new SseTestClock(() -> node.ifAvailable(Node::catchUp));
	}

}
