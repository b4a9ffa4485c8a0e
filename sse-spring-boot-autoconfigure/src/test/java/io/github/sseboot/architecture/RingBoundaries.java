package io.github.sseboot.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The rings: who may know whom.
 */
final class RingBoundaries {

	private static final List<String> LANGUAGE = List.of("java..", "org.jspecify..");

	private static final List<String> WORDS = List.of("", ".engine");

	/**
	 * Each knows only those before it; the last is {@code core} itself, which puts them
	 * together.
	 */
	private static final List<String> CORE = List.of(".core.wire..", ".core.log..", ".core.channel..",
			".core.connection..", ".core.producer..", ".core");

	private static final List<String> ADAPTERS = List.of(".annotation..", ".context..", ".webmvc..", ".servlet..",
			".dialect..", ".convert..", ".patch..", ".view..", ".event..", ".transaction..", ".engine.file..",
			".engine.redis..", ".engine.kafka..", ".engine.postgres..", ".mercure..", ".transmit..", ".security..",
			".observation..", ".actuate..", ".health..", ".client..", ".test..");

	private static final List<String> WIRING = List.of(".autoconfigure..");

	private static final List<String> EVERYTHING = together(together(WORDS, CORE), together(ADAPTERS, WIRING));

	private RingBoundaries() {
	}

	static List<Boundary> all() {
		List<Boundary> boundaries = new ArrayList<>();
		boundaries.add(Boundary.of("Every package has a place in the rings",
				"move the class, or add its package to RingBoundaries and to config/import-control.xml",
				(root) -> classes().should().resideInAnyPackage(below(root, EVERYTHING)), "nowhere.Homeless"));
		boundaries.add(Boundary.of("The words and the engine SPI know the JDK and JSpecify only",
				"anything else belongs to an outer ring that adapts it",
				(root) -> onlyKnow(root, WORDS, below(root, WORDS)), "WordKnowsSpring", "engine.EngineKnowsCore"));
		boundaries.add(Boundary.of("Core knows the words, the engine SPI, the JDK and JSpecify only",
				"give core an interface of its own and implement it outside",
				(root) -> onlyKnow(root, CORE, below(root, together(WORDS, CORE))), "core.CoreKnowsSpring",
				"core.log.LogKnowsAnEngine"));
		boundaries.addAll(orderOfCore());
		boundaries.add(Boundary.of("Nobody knows the auto-configuration",
				"move what is needed out of it, and let the auto-configuration make it a bean",
				(root) -> noClasses().that()
					.resideOutsideOfPackages(below(root, WIRING))
					.should()
					.dependOnClassesThat()
					.resideInAnyPackage(below(root, WIRING)),
				"servlet.AdapterKnowsWiring", "engine.file.EngineKnowsWiring", "test.KitKnowsWiring"));
		boundaries.addAll(forOthers());
		boundaries.add(Boundary.of("The servlet transport does not know Spring MVC's side",
				"webmvc calls servlet: pass what is needed as an argument, or as an interface of servlet",
				(root) -> mustNotKnow(root, ".servlet..", List.of(".webmvc..")), "servlet.TransportKnowsMvc"));
		boundaries.add(Boundary.of("Packages form no cycles", "turn one of the dependencies around by an interface",
				(root) -> slices().matching(root + ".(**)").should().beFreeOfCycles(), "webmvc.CycleThere",
				"transmit.CycleBack"));
		return boundaries;
	}

	/**
	 * What applications use and we do not: it must not be missed where it is not there.
	 */
	private static List<Boundary> forOthers() {
		return List.of(
				Boundary.of("The client knows the JDK and JSpecify only",
						"services without Spring use it: put what needs more into another package",
						(root) -> onlyKnow(root, List.of(".client.."), below(root, List.of(".client.."))),
						"client.ClientKnowsSpring"),
				Boundary.of("Nobody but the test kit knows the client", "it is the other end of the wire",
						(root) -> onlyKnownBy(root, ".client..", List.of(".client..", ".test..")),
						"dialect.DialectKnowsTheClient"),
				Boundary.of("Nobody knows the test kit but its wiring",
						"its libraries are not there when an application runs",
						(root) -> onlyKnownBy(root, ".test..", List.of(".test..", ".autoconfigure.test..")),
						"health.HealthKnowsTheKit"));
	}

	private static List<Boundary> orderOfCore() {
		List<String> planted = List.of("core.wire.WireKnowsLog", "core.log.LogKnowsChannel",
				"core.channel.ChannelKnowsConnection", "core.connection.ConnectionKnowsCore",
				"core.producer.ProducerKnowsCore");
		List<Boundary> boundaries = new ArrayList<>();
		for (int i = 0; i < planted.size(); i++) {
			String inner = CORE.get(i);
			List<String> outer = CORE.subList(i + 1, CORE.size());
			boundaries.add(Boundary.of(
					"%s does not know %s".formatted(name(inner), outer.stream().map(RingBoundaries::name).toList()),
					"data flows wire, log, channel, connection, producer: pass it on, or call back through an interface",
					(root) -> mustNotKnow(root, inner, outer), planted.get(i)));
		}
		return boundaries;
	}

	private static String name(String packages) {
		return packages.replace("..", "").substring(1);
	}

	private static ArchRule onlyKnow(String root, List<String> packages, String[] known) {
		return classes().that()
			.resideInAnyPackage(below(root, packages))
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(together(LANGUAGE, List.of(known)).toArray(String[]::new));
	}

	private static ArchRule mustNotKnow(String root, String packages, List<String> unknown) {
		return noClasses().that()
			.resideInAPackage(root + packages)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(below(root, unknown));
	}

	private static ArchRule onlyKnownBy(String root, String packages, List<String> knowing) {
		return noClasses().that()
			.resideOutsideOfPackages(below(root, knowing))
			.should()
			.dependOnClassesThat()
			.resideInAPackage(root + packages);
	}

	private static String[] below(String root, List<String> packages) {
		return packages.stream().map(root::concat).toArray(String[]::new);
	}

	private static List<String> together(List<String> first, List<String> second) {
		return Stream.concat(first.stream(), second.stream()).toList();
	}

}
