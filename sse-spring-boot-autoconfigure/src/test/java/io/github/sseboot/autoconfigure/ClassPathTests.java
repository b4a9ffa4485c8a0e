package io.github.sseboot.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that really lack what is optional: each runs in a process with a class
 * path of its own.
 */
@Tag("slow")
class ClassPathTests {

	private static final String BASE = "spring-(boot|core|beans|context|aop|expression)|spring-boot-autoconfigure"
			+ "|commons-logging|micrometer-(commons|observation)|slf4j-api|logback-(core|classic)|jspecify|snakeyaml";

	private static final String WEB = "|spring-(web|webmvc)|spring-boot-(webmvc|servlet|web-server|tomcat|http-converter)"
			+ "|tomcat-embed-core|jakarta.(servlet|annotation)-api";

	private static final String JSON = "|spring-web|spring-boot-jackson|jackson-(databind|core|annotations)";

	private static final String TRANSACTIONS = "|spring-tx";

	@TempDir
	private Path directory;

	@Test
	void withSpringBootAloneTextIsSent() throws Exception {
		assertThat(run(BASE)).isEqualTo("text sent, object refused, no endpoints");
		assertThat(run(BASE + TRANSACTIONS)).isEqualTo("text sent, object refused, no endpoints");
	}

	@Test
	void withJacksonObjectsAreSentToo() throws Exception {
		assertThat(run(BASE + JSON)).isEqualTo("text sent, object sent, no endpoints");
	}

	@Test
	void withSpringMvcAloneThereAreEndpoints() throws Exception {
		assertThat(run(BASE + WEB)).isEqualTo("text sent, object refused, endpoints");
	}

	@Test
	void withSpringMvcAndJacksonThereIsEverything() throws Exception {
		assertThat(run(BASE + WEB + JSON)).isEqualTo("text sent, object sent, endpoints");
	}

	private String run(String jars) throws IOException, InterruptedException {
		Pattern wanted = Pattern.compile("(" + jars + ")-\\d.*\\.jar");
		String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(Path::of)
			.filter((path) -> path.endsWith("classes") || path.endsWith("test-classes")
					|| wanted.matcher(path.getFileName().toString()).matches())
			.map(Path::toString)
			.collect(Collectors.joining(File.pathSeparator));
		Path result = this.directory.resolve("result");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", classPath, BareApplication.class.getName(),
				result.toString())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return Files.readString(result);
	}

}
