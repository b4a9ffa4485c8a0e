package io.github.sseboot.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import io.github.sseboot.autoconfigure.SseProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of all properties says what the metadata says. To write it anew after a
 * change: {@code mvn test -Dtest=ConfigurationPageTests -Dsse.docs.write=true}.
 */
class ConfigurationPageTests {

	private static final String WRITE = "sse.docs.write";

	private final ConfigurationPage page = new ConfigurationPage();

	ConfigurationPageTests() throws IOException {
	}

	@Test
	void thePageIsThatOfTheMetadata() throws IOException {
		Path file = Snippet.root().resolve("docs/configuration.md");
		if (Boolean.getBoolean(WRITE)) {
			Files.writeString(file, this.page.markdown());
		}
		assertThat(file).as("write it by: mvn test -Dtest=ConfigurationPageTests -D%s=true", WRITE)
			.content()
			.isEqualTo(this.page.markdown());
	}

	@Test
	void everyPropertyHasASentenceForTheIde() {
		for (String name : this.page.names()) {
			assertThat(this.page.description(name)).as(name).isNotBlank().hasSizeGreaterThan(10);
		}
	}

	@Test
	void everythingThatAChannelMayHaveIsShown() {
		assertShown(SseProperties.Channel.class);
		assertShown(SseProperties.ChannelHistory.class);
		assertShown(SseProperties.ChannelDelivery.class);
	}

	private void assertShown(Class<? extends Record> settings) {
		assertThat(Arrays.stream(settings.getRecordComponents()).map((component) -> dashed(component.getName())))
			.allSatisfy((name) -> assertThat(this.page.markdown()).containsPattern("(?m)^ +(- )?" + name + ":"));
	}

	private static String dashed(String name) {
		return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
	}

}
