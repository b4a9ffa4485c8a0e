package io.github.sseboot.core.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.github.sseboot.core.wire.Gap;
import io.github.sseboot.engine.Cursor;
import io.github.sseboot.engine.LogInfo;
import io.github.sseboot.engine.NewEvent;
import io.github.sseboot.engine.Position;

import static org.assertj.core.api.Assertions.assertThat;

class PositionTokenTests {

	private final Random random = new Random(11);

	@Test
	void aTokenIsTheCursor() {
		for (int round = 0; round < 2000; round++) {
			Cursor cursor = cursor(1 + round % LogInfo.MAX_PARTITIONS);
			String token = text(cursor);
			assertThat(token).hasSize(PositionToken.length(cursor.positions().size()))
				.hasSizeLessThan(128)
				.matches("[A-Za-z0-9_-]+");
			assertThat(PositionToken.decode(token)).isEqualTo(cursor);
		}
	}

	@Test
	void whateverIsChangedIsNotTheSameCursor() {
		String token = text(cursor(1));
		for (int i = 0; i < token.length(); i++) {
			for (char character : "AZaz09_-=+/ %\u00e9\0".toCharArray()) {
				String forged = token.substring(0, i) + character + token.substring(i + 1);
				if (!forged.equals(token)) {
					Cursor decoded = PositionToken.decode(forged);
					assertThat(decoded == null || text(decoded).equals(forged)).isTrue();
				}
			}
		}
	}

	@Test
	void nothingElseIsAToken() {
		String token = text(cursor(1));
		assertThat(List.of("", "1", "2" + token.substring(1), token.substring(0, token.length() - 1), token + "A",
				token + "=", "1" + "A".repeat(1000), "1A", "1AA", "1====", "garbage", "\u0661" + token.substring(1)))
			.allSatisfy((text) -> assertThat(PositionToken.decode(text)).isNull());
	}

	@Test
	void unusedBitsMustBeZero() {
		String token = text(new Cursor(0, List.of(new Position(0, 1, 2))));
		char last = token.charAt(token.length() - 1);
		String other = token.substring(0, token.length() - 1) + (char) (last + 1);
		Cursor decoded = PositionToken.decode(other);
		assertThat(decoded == null || !decoded.equals(PositionToken.decode(token))).isTrue();
	}

	@Test
	void theResolverSaysWhatAClientHad() {
		MemoryEventLog log = new MemoryEventLog(0, 1);
		ResumptionResolver resolver = new ResumptionResolver(log);
		Position position = log.append(List.of(NewEvent.message(List.of("a"), null, null)))
			.toCompletableFuture()
			.join()
			.get(0);
		Cursor known = new Cursor(0, List.of(position));
		assertThat(resolver.resolve(null)).isEqualTo(new Resumption.Fresh());
		assertThat(resolver.resolve("")).isEqualTo(new Resumption.Fresh());
		assertThat(resolver.resolve(text(known))).isEqualTo(new Resumption.Exact(known));
		assertThat(resolver.resolve("x")).isEqualTo(new Resumption.Unknown(Gap.Reason.UNKNOWN_ID));
		Resumption reset = new Resumption.Unknown(Gap.Reason.RESET);
		assertThat(resolver.resolve(text(new Cursor(1, List.of(position))))).isEqualTo(reset);
		assertThat(resolver.resolve(text(new Cursor(0, List.of(position, new Position(1, 0, 0)))))).isEqualTo(reset);
		assertThat(resolver.resolve(text(new Cursor(0, List.of(new Position(0, 2, position.tag())))))).isEqualTo(reset);
		assertThat(new ResumptionResolver(new MemoryEventLog(0, 2)).resolve(text(known))).isEqualTo(reset);
	}

	@Test
	void theRunningCursorMovesInOnePartition() {
		Cursor start = cursor(3);
		RunningCursor running = new RunningCursor(start);
		assertThat(running.token()).isEqualTo(PositionToken.encode(start));
		Position next = new Position(1, 77, 5);
		Cursor moved = new Cursor(start.generation(),
				List.of(start.positions().get(0), next, start.positions().get(2)));
		assertThat(running.advance(next)).isEqualTo(PositionToken.encode(moved));
	}

	private Cursor cursor(int partitions) {
		List<Position> positions = new ArrayList<>();
		for (int i = 0; i < partitions; i++) {
			positions
				.add(new Position(i, this.random.nextLong() & Position.MAX_SEQUENCE, this.random.nextInt() & 0xFFFFFF));
		}
		return new Cursor(this.random.nextInt(256), positions);
	}

	private static String text(Cursor cursor) {
		return new String(PositionToken.encode(cursor), StandardCharsets.US_ASCII);
	}

}
