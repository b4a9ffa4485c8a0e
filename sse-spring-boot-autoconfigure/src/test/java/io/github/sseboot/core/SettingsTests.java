package io.github.sseboot.core;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.core.channel.ChannelRules;
import io.github.sseboot.core.channel.ChannelSettings;
import io.github.sseboot.core.channel.Delivery;
import io.github.sseboot.core.channel.History;
import io.github.sseboot.core.connection.Timing;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SettingsTests {

	private static final Duration OK = Duration.ofSeconds(1);

	private static final Duration NEGATIVE = Duration.ofSeconds(-1);

	private static final Duration FOR_EVER = ChronoUnit.FOREVER.getDuration();

	private static final Limits LIMITS = new Limits(1, 1, 1, 1);

	private static final ChannelRules RULES = new ChannelRules(List.of(), Rig.settings(1, 1));

	@Test
	void historyAndDeliverySayWhatIsWrong() {
		fails("'maxEvents'", () -> new History(-1, OK, 1));
		fails("'maxAge'", () -> new History(1, NEGATIVE, 1));
		fails("'maxAge'", () -> new History(1, FOR_EVER, 1));
		fails("'maxSize'", () -> new History(1, OK, -1));
		fails("'window'", () -> new Delivery(-1, OK));
		fails("'stallTimeout'", () -> new Delivery(1, NEGATIVE));
		fails("'stallTimeout'", () -> new Delivery(1, Duration.ZERO));
		fails("'stallTimeout'", () -> new Delivery(1, FOR_EVER));
		fails("'maxKeys'", () -> new ChannelSettings(new History(1, OK, 1), new Delivery(1, OK), LagPolicy.GAP, 0));
	}

	@Test
	void timingSaysWhatIsWrong() {
		fails("'heartbeat'", () -> new Timing(NEGATIVE, OK, OK));
		fails("'maxAge'", () -> new Timing(OK, FOR_EVER, OK));
		fails("'retry'", () -> new Timing(OK, OK, NEGATIVE));
	}

	@Test
	void theNodesSettingsSayWhatIsWrong() {
		fails("'connections'", () -> new Limits(0, 1, 1, 1));
		fails("'channels'", () -> new Limits(1, 0, 1, 1));
		fails("'eventSize'", () -> new Limits(1, 1, 0, 1));
		fails("'snapshotSize'", () -> new Limits(1, 1, 1, 0));
		fails("'shards'", () -> new NodeSettings(0, 1, OK, LIMITS, RULES, List.of(Rig.DIALECT)));
		fails("'shards'", () -> new NodeSettings(65, 1, OK, LIMITS, RULES, List.of(Rig.DIALECT)));
		fails("'memory'", () -> new NodeSettings(1, 0, OK, LIMITS, RULES, List.of(Rig.DIALECT)));
		fails("'publishMaxWait'", () -> new NodeSettings(1, 1, NEGATIVE, LIMITS, RULES, List.of(Rig.DIALECT)));
		fails("'dialects'", () -> new NodeSettings(1, 1, OK, LIMITS, RULES, List.of()));
	}

	private static void fails(String argument, Runnable creation) {
		assertThatIllegalArgumentException().isThrownBy(creation::run).withMessageStartingWith(argument);
	}

}
