package io.github.sseboot.architecture;

import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code keeps its boundaries, and every boundary can be broken: it finds each of the
 * violations planted for it in {@code planted}.
 */
class ArchitectureTests {

	private static final String ROOT = "io.github.sseboot";

	private static final String PLANTED_ROOT = "io.github.sseboot.architecture.planted";

	private static final JavaClasses CODE = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(ROOT);

	private static final JavaClasses PLANTED = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_PACKAGE_INFOS)
		.importPackages(PLANTED_ROOT);

	@ParameterizedTest(name = "{0}")
	@MethodSource("boundaries")
	void isKept(Boundary boundary) {
		boundary.below(ROOT).check(CODE);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("boundaries")
	void findsWhatWasPlanted(Boundary boundary) {
		List<String> found = boundary.below(PLANTED_ROOT).evaluate(PLANTED).getFailureReport().getDetails();
		assertThat(boundary.violations()).isNotEmpty()
			.allSatisfy((violation) -> assertThat(found)
				.anyMatch((detail) -> detail.matches("(?s).*\\b%s\\.%s\\b.*".formatted(PLANTED_ROOT, violation))));
	}

	@Test
	void nothingIsPlantedInVain() {
		Stream<String> expected = boundaries().flatMap((boundary) -> boundary.violations().stream());
		assertThat(PLANTED.stream().map((type) -> type.getName().substring(PLANTED_ROOT.length() + 1)))
			.containsExactlyInAnyOrderElementsOf(expected.toList());
	}

	@Test
	void everyClassThatMayHoldLocksExists() {
		assertThat(CoreBoundaries.CONCURRENT).allMatch((name) -> CODE.contain(ROOT + ".core." + name));
	}

	static Stream<Boundary> boundaries() {
		return Stream.of(RingBoundaries.all(), CoreBoundaries.all(), WiringBoundaries.all()).flatMap(List::stream);
	}

}
