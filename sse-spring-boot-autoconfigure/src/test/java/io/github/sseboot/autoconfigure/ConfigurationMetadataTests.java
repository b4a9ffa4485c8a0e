package io.github.sseboot.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an IDE shows of the properties.
 */
class ConfigurationMetadataTests {

	private final ConfigurationMetadata metadata = ConfigurationMetadata.read();

	static List<Property> properties() {
		List<Property> properties = new ArrayList<>();
		collect("sse", SseProperties.class, properties);
		return properties;
	}

	@ParameterizedTest
	@MethodSource("properties")
	void everyPropertyHasADescriptionAndItsDefault(Property property) {
		JsonNode known = this.metadata.property(property.name);
		assertThat(known.path("description").asString("")).hasSizeGreaterThan(10);
		assertThat(known.path("defaultValue").asString("")).isEqualTo(property.fallback);
	}

	@Test
	void thereAreNoOthers() {
		assertThat(this.metadata.names())
			.containsExactlyInAnyOrderElementsOf(properties().stream().map(Property::name).toList());
	}

	@Test
	void theDefaultThatIsComputedIsDescribed() {
		assertThat(this.metadata.property("sse.shards").get("description").asString()).contains("by default",
				"processors", "at most 4");
	}

	@Test
	void hintsAreForPropertiesThatExist() {
		assertThat(this.metadata.names("hints")).isNotEmpty().isSubsetOf(this.metadata.names());
	}

	@Test
	void hintsAreRightValues() {
		this.metadata.root().get("hints").forEach((hint) -> hint.get("values").forEach((value) -> {
			assertThat(value.path("description").asString("")).isNotEmpty();
			Runners.plain()
				.withPropertyValues(hint.get("name").asString() + "=" + value.get("value").asString())
				.run((context) -> assertThat(context).hasNotFailed());
		}));
	}

	private static void collect(String prefix, Class<?> type, List<Property> properties) {
		for (RecordComponent component : type.getRecordComponents()) {
			String name = prefix + "." + dashed(component.getName());
			if (component.getType().isRecord()) {
				collect(name, component.getType(), properties);
			}
			else {
				properties.add(new Property(name, fallback(component)));
			}
		}
	}

	private static String fallback(RecordComponent component) {
		int index = List.of(component.getDeclaringRecord().getRecordComponents())
			.stream()
			.map(RecordComponent::getName)
			.toList()
			.indexOf(component.getName());
		DefaultValue value = component.getDeclaringRecord().getDeclaredConstructors()[0].getParameters()[index]
			.getAnnotation(DefaultValue.class);
		return (value != null) ? String.join(",", value.value()) : "";
	}

	private static String dashed(String name) {
		String dashed = name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
		return ConfigurationPropertyName.of(dashed).toString();
	}

	record Property(String name, String fallback) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
