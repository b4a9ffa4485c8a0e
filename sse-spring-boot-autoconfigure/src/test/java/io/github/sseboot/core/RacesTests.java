package io.github.sseboot.core;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the JCStress tests, the classes named {@code *Races}, in a JVM of their own, as
 * long as a build can bear. {@code -Dsse.races.millis=10000} gives each of them more
 * time.
 */
@Tag("slow")
class RacesTests {

	@Test
	void noForbiddenOutcomeIsSeen(@TempDir Path directory) throws IOException, InterruptedException {
		File output = directory.resolve("output.txt").toFile();
		Process jcstress = new ProcessBuilder(List.of(java(), "-cp", System.getProperty("java.class.path"),
				"org.openjdk.jcstress.Main", "-t", "Races", "-f", "1", "-iters", "1", "-time",
				System.getProperty("sse.races.millis", "200"), "-sc", "false", "-af", "NONE", "-c", "2", "-hs", "256",
				"-jvmArgs", "-XX:+UseSerialGC", "-r", directory.toString()))
			.directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output)
			.start();
		boolean ended = jcstress.waitFor(5, TimeUnit.MINUTES);
		if (!ended) {
			jcstress.destroyForcibly();
		}
		String text = Files.readString(output.toPath());
		assertThat(ended).as(text).isTrue();
		assertThat(jcstress.exitValue()).as(text).isZero();
		assertThat(text).contains("All remaining tests: 5 matching").doesNotContain("[FAILED]", "[ERROR]");
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

}
