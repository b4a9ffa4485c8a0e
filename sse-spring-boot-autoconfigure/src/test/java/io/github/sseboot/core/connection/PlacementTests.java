package io.github.sseboot.core.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.sseboot.SseStream;
import io.github.sseboot.core.Rig;
import io.github.sseboot.core.channel.ChannelRegistry;
import io.github.sseboot.core.channel.ChannelRules;
import io.github.sseboot.core.channel.Marks;
import io.github.sseboot.core.channel.Parking;
import io.github.sseboot.core.log.MemoryEventLog;
import io.github.sseboot.core.log.PositionToken;
import io.github.sseboot.core.log.ResumptionResolver;
import io.github.sseboot.core.log.RunningCursor;
import io.github.sseboot.engine.Cursor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which shard gets a connection.
 */
class PlacementTests {

	private final List<Parking> parking = Stream.generate(Parking::new).limit(3).toList();

	private final List<Marks> marks = this.parking.stream().map(Marks::new).toList();

	private final MemoryEventLog log = new MemoryEventLog(0, 1);

	private final ChannelRegistry channels = new ChannelRegistry(new ChannelRules(List.of(), Rig.settings(10, 1000)),
			1 << 20, 10, this.marks, () -> 0,
			new RunningCursor(new Cursor(0, List.of(this.log.bounds().toCompletableFuture().join().get(0).head()))), 0);

	private final Load load = new Load(100);

	private final Shards shards = new Shards(this.channels, this.marks, this.parking, () -> 0,
			new ConnectionListener() {
			}, this.load, new Directory(), PositionToken.length(1));

	private final Reception reception = new Reception(this.channels, this.shards, this.load, List.of(Rig.DIALECT),
			new ResumptionResolver(this.log),
			new Snapshots(this.channels.allowance(), 1000, Bench::item, Runnable::run, new ConnectionListener() {
			}));

	@Test
	void aBurstIsSpreadBeforeAnyShardHasSeenIt() {
		admit(9);
		assertThat(loads()).containsExactly(3, 3, 3);
	}

	@Test
	void whoDoesNotComeGivesThePlaceBack() {
		admit(6).forEach(Admission.Admitted::cancel);
		assertThat(loads()).containsExactly(0, 0, 0);
	}

	private List<Admission.Admitted> admit(int count) {
		List<Admission.Admitted> admitted = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			admitted.add((Admission.Admitted) this.reception
				.admit(new Subscription(SseStream.of("a"), Rig.DIALECT, Rig.TIMING, null, null)));
		}
		return admitted;
	}

	private List<Integer> loads() {
		return Stream.of(0, 1, 2).map((index) -> this.shards.get(index).load().get()).toList();
	}

}
