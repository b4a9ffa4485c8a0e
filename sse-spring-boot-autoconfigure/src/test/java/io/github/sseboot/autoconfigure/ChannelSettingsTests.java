package io.github.sseboot.autoconfigure;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.core.channel.ChannelSettings;
import io.github.sseboot.core.channel.Delivery;
import io.github.sseboot.core.channel.History;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which settings a channel has.
 */
class ChannelSettingsTests {

	private static final History HISTORY = new History(1000, Duration.ofMinutes(10), 1 << 20);

	private static final Delivery DELIVERY = new Delivery(4 << 20, Duration.ofSeconds(20));

	@Test
	void withoutPropertiesEveryChannelHasTheDefaults() {
		assertThat(settings("any")).isEqualTo(new ChannelSettings(HISTORY, DELIVERY, LagPolicy.GAP, 10000));
	}

	@Test
	void whatIsSaidForAllChannelsCountsAlsoWhereAPatternLeavesItOut() {
		String[] properties = { "history.max-events=1", "history.max-age=2s", "history.max-size=3KB",
				"delivery.window=4KB", "delivery.stall-timeout=5s", "on-lag=conflate", "max-keys=6",
				"channels[0].pattern=silent" };
		ChannelSettings expected = new ChannelSettings(new History(1, Duration.ofSeconds(2), 3 << 10),
				new Delivery(4 << 10, Duration.ofSeconds(5)), LagPolicy.CONFLATE, 6);
		assertThat(settings("any", properties)).isEqualTo(expected);
		assertThat(settings("silent", properties)).isEqualTo(expected);
	}

	@Test
	void whatIsSaidForAPatternCounts() {
		assertThat(settings("prices/gold", "channels[0].pattern=prices/*", "channels[0].history.max-events=1",
				"channels[0].history.max-age=2s", "channels[0].history.max-size=3KB", "channels[0].delivery.window=4KB",
				"channels[0].delivery.stall-timeout=5s", "channels[0].on-lag=skip", "channels[0].max-keys=6"))
			.isEqualTo(new ChannelSettings(new History(1, Duration.ofSeconds(2), 3 << 10),
					new Delivery(4 << 10, Duration.ofSeconds(5)), LagPolicy.SKIP, 6));
	}

	@Test
	void theFirstMatchWins() {
		String[] properties = { "channels[0].pattern=prices/gold", "channels[0].max-keys=1",
				"channels[1].pattern=prices/*", "channels[1].max-keys=2", "channels[2].pattern=**",
				"channels[2].max-keys=3", "channels[3].pattern=prices/tin", "channels[3].max-keys=4" };
		assertThat(settings("prices/gold", properties).maxKeys()).isEqualTo(1);
		assertThat(settings("prices/tin", properties).maxKeys()).isEqualTo(2);
		assertThat(settings("prices/tin/old", properties).maxKeys()).isEqualTo(3);
	}

	@Test
	void whatAPatternLeavesOutIsAsForAllChannelsNotAsForTheNextPattern() {
		String[] properties = { "history.max-events=7", "on-lag=disconnect", "channels[0].pattern=a",
				"channels[0].history.max-age=1s", "channels[1].pattern=a", "channels[1].max-keys=9" };
		assertThat(settings("a", properties)).isEqualTo(new ChannelSettings(
				new History(7, Duration.ofSeconds(1), 1 << 20), DELIVERY, LagPolicy.DISCONNECT, 10000));
		assertThat(settings("b", properties).history().maxAge()).isEqualTo(Duration.ofMinutes(10));
	}

	private static ChannelSettings settings(String channel, String... properties) {
		ChannelSettings[] found = new ChannelSettings[1];
		String[] pairs = Stream.of(properties).map("sse."::concat).toArray(String[]::new);
		Runners.plain().withPropertyValues(pairs).run((context) -> {
			assertThat(context).hasNotFailed();
			found[0] = context.getBean(SseSettings.class).channels().of(channel);
		});
		return found[0];
	}

}
