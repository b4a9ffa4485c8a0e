package io.github.sseboot.architecture;

import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * What core must not use, so that tests move its time and read its races.
 */
final class CoreBoundaries {

	/**
	 * The classes of core that may hold locks, atomics, VarHandles, volatile fields or
	 * synchronized methods, by their name below core, such as {@code log.Ledger}. Each
	 * draws its states in its Javadoc.
	 */
	static final Set<String> CONCURRENT = Set.of(
			// The one lock, and what is cut into holds of it
			"channel.ChannelRegistry", "channel.Membership", "channel.PatternBuilder", "channel.Sweep",
			"channel.PrivateChannels", "channel.Eviction",
			// Counted without the lock
			"channel.Allowance",
			// Read without the lock
			"channel.Channel", "channel.ChannelTable", "channel.FrameList", "channel.FrameCursor", "channel.Marks",
			"channel.NewestByKey", "channel.Kept",
			// Between the shards and everybody else
			"channel.Parking", "connection.Load", "connection.Tally", "connection.Changes", "connection.Reception",
			"connection.Shard", "connection.Signals", "connection.Shards", "connection.ShardThread",
			// Private streams: their state, and what waits for their readers
			"producer.PrivateStreams", "producer.PrivateStream", "producer.StreamTable", "producer.StreamThread",
			"producer.Reader", "producer.Output", "producer.ProducerFeed", "producer.PublisherFeed",
			// Around the log
			"PublishBrake", "log.MemoryEventLog");

	private static final String REPORT = "report to a listener, one class outside of core logs";

	private CoreBoundaries() {
	}

	static List<Boundary> all() {
		return List.of(Boundary.of("Core has no clock", "take the time from the port, so that tests can move it",
				(root) -> noClasses().that().resideInAPackage(root + ".core..").should().accessTargetWhere(clock()),
				"core.log.LogReadsNanoTime", "core.log.LogRefersToTheClock", "core.wire.WireReadsInstant",
				"core.wire.WireReadsDate", "core.wire.WireMakesAClock"),
				Boundary.of("Core has no logger", REPORT,
						(root) -> noClasses().that()
							.resideInAPackage(root + ".core..")
							.should()
							.dependOnClassesThat(loggers()),
						"core.channel.ChannelLogs", "core.channel.ChannelLogsBySystem"),
				Boundary.of("Concurrency in core is rare and named",
						"use one of the listed classes, or list the class in CoreBoundaries and draw its states",
						(root) -> classes().that()
							.resideInAPackage(root + ".core..")
							.should(beListedIfConcurrent(root)),
						"core.connection.HoldsALock", "core.connection.HoldsAnAtomic",
						"core.connection.HoldsAVarHandle", "core.connection.HoldsAVolatile",
						"core.connection.Synchronizes"));
	}

	private static DescribedPredicate<JavaAccess<?>> clock() {
		return DescribedPredicate.describe("tells the time", (access) -> {
			String owner = access.getTargetOwner().getName();
			String method = access.getTarget().getName();
			return switch (owner) {
				case "java.lang.System" -> Set.of("nanoTime", "currentTimeMillis").contains(method);
				case "java.time.Clock" -> method.startsWith("system") || method.startsWith("tick");
				case "java.util.Date" -> "<init>".equals(method);
				default -> owner.startsWith("java.time.") && "now".equals(method);
			};
		});
	}

	private static DescribedPredicate<JavaClass> loggers() {
		return DescribedPredicate.describe("log", (type) -> type.getPackageName().equals("java.util.logging")
				|| type.getName().startsWith("java.lang.System$Logger"));
	}

	private static ArchCondition<JavaClass> beListedIfConcurrent(String root) {
		return new ArchCondition<>("be listed if they hold locks, atomics or volatile fields") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				if (!CONCURRENT.contains(nameBelow(root + ".core.", type))) {
					concurrencyOf(type).forEach(
							(what) -> events.add(SimpleConditionEvent.violated(type, type.getName() + " " + what)));
				}
			}

		};
	}

	private static String nameBelow(String root, JavaClass type) {
		return type.getName().substring(root.length()).replaceFirst("\\$.*", "");
	}

	private static Stream<String> concurrencyOf(JavaClass type) {
		Stream<String> used = type.getDirectDependenciesFromSelf()
			.stream()
			.map(Dependency::getTargetClass)
			.filter(CoreBoundaries::concurrent)
			.map((target) -> "uses " + target.getName());
		Stream<String> fields = type.getFields()
			.stream()
			.filter((field) -> field.getModifiers().contains(JavaModifier.VOLATILE))
			.map((field) -> "has the volatile field " + field.getName());
		Stream<String> methods = type.getMethods()
			.stream()
			.filter((method) -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
			.map((method) -> "has the synchronized method " + method.getName());
		return Stream.of(used, fields, methods).flatMap(Function.identity()).distinct();
	}

	private static boolean concurrent(JavaClass type) {
		return Set.of("java.util.concurrent.locks", "java.util.concurrent.atomic").contains(type.getPackageName())
				|| type.isEquivalentTo(VarHandle.class);
	}

}
