package io.github.sseboot;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SseStreamTests {

	@Test
	void eachMethodReturnsAnotherStream() {
		SseStream plain = SseStream.of("a/{id}", 7);
		SseStream full = plain.replay(3).onLag(LagPolicy.SKIP).where("region", "eu").attribute("x", 1);
		assertThat(plain).isEqualTo(SseStream.of(SseChannel.of("a/7")));
		assertThat(full.channels()).isEqualTo(plain.channels());
		assertThat(full.beginning()).isEqualTo(new SseBeginning.Newest(3));
		assertThat(full.lagPolicy()).isEqualTo(LagPolicy.SKIP);
		assertThat(full.attributes()).isEqualTo(Map.of("x", 1));
		assertThat(full.latest().beginning()).isEqualTo(new SseBeginning.Latest());
		assertThat(full.replay(0).beginning()).isEqualTo(new SseBeginning.Now());
		Function<SseSnapshotStart, List<String>> source = (start) -> List.of("state");
		assertThat(full.snapshot(source).and(SseChannel.of("b")).forUser("alice").beginning())
			.isEqualTo(new SseBeginning.Snapshot(source));
	}

	@Test
	void aChannelThatIsNamedTwiceCountsOnce() {
		SseChannel a = SseChannel.of("a");
		assertThat(SseStream.of(List.of(a, SseChannel.of("b"), a)).channels()).containsExactly(a, SseChannel.of("b"));
		assertThat(SseStream.matching("a").channels()).doesNotContain(a);
	}

	@Test
	void hasOneTo128Channels() {
		SseChannel[] channels = IntStream.range(0, 129)
			.mapToObj((i) -> SseChannel.of("c" + i))
			.toArray(SseChannel[]::new);
		assertThat(SseStream.of(Arrays.copyOf(channels, 128)).channels()).hasSize(128);
		assertThatIllegalArgumentException().isThrownBy(() -> SseStream.of(channels)).withMessageContaining("129");
		assertThatIllegalArgumentException().isThrownBy(() -> SseStream.of(List.of())).withMessageContaining("0");
	}

	@Test
	void saysWhatIsWrong() {
		SseStream stream = SseStream.of("a");
		assertThatIllegalArgumentException().isThrownBy(() -> stream.replay(-1)).withMessageContaining("-1");
		assertThatIllegalArgumentException().isThrownBy(() -> stream.where("region")).withMessageContaining("'region'");
		assertThatIllegalArgumentException().isThrownBy(() -> stream.where("~x", "1")).withMessageContaining("'~x'");
		assertThatIllegalArgumentException().isThrownBy(() -> stream.where("", "1")).withMessageContaining("''");
	}

}
