package io.github.sseboot.webmvc.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.sseboot.core.MemorySink;
import io.github.sseboot.core.wire.FrameSink;

import static org.assertj.core.api.Assertions.assertThat;

class PortionSinkTests {

	private final List<String> asked = new ArrayList<>();

	private final PortionSink sink = new PortionSink(new MemorySink(), new byte[0], 3 * FrameSink.MAX_WRITE);

	PortionSinkTests() {
		this.sink.endWith(() -> this.asked.add("end"), () -> this.asked.add("again"));
	}

	@Test
	void whoHasMostOfItsPortionAsksForTheEndOnce() throws IOException {
		write(FrameSink.MAX_WRITE);
		assertThat(this.asked).isEmpty();
		write(1);
		write(1);
		assertThat(this.asked).filteredOn("end"::equals).hasSize(1);
	}

	@Test
	void thePauseBeforeTheEndIsOverByItself() throws IOException {
		write(FrameSink.MAX_WRITE);
		write(1);
		assertThat(this.sink.ready()).isFalse();
		assertThat(this.asked).containsExactly("end", "again");
		assertThat(this.sink.ready()).isTrue();
	}

	private void write(int length) throws IOException {
		assertThat(this.sink.ready() || this.sink.ready()).isTrue();
		this.sink.write(new byte[length], 0, length);
	}

}
