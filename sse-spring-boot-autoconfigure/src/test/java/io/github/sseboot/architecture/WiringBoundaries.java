package io.github.sseboot.architecture;

import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.library.GeneralCodingRules;

import org.springframework.boot.autoconfigure.AutoConfiguration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

/**
 * How the code is wired: dull, and by auto-configurations alone.
 */
final class WiringBoundaries {

	private WiringBoundaries() {
	}

	static List<Boundary> all() {
		return List.of(
				Boundary.of("Nothing is injected into fields", "take it as an argument of the constructor",
						(root) -> GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION, "security.InjectsAField"),
				Boundary.of("No life-cycle annotations", "begin in the constructor, or implement SmartLifecycle",
						(root) -> noMethods().should()
							.beAnnotatedWith(
									anyOf("jakarta.annotation.PostConstruct", "jakarta.annotation.PreDestroy")),
						"security.StartsItself", "security.StopsItself"),
				Boundary.of("Nothing is found by scanning", "let an auto-configuration make it a bean",
						(root) -> noClasses().should()
							.beAnnotatedWith(anyOf("org.springframework.stereotype.Component",
									"org.springframework.stereotype.Service",
									"org.springframework.stereotype.Repository",
									"org.springframework.stereotype.Controller",
									"org.springframework.web.bind.annotation.RestController",
									"org.springframework.web.bind.annotation.ControllerAdvice",
									"org.springframework.web.bind.annotation.RestControllerAdvice",
									"org.springframework.context.annotation.ComponentScan",
									"org.springframework.boot.autoconfigure.SpringBootApplication")),
						"security.WantsToBeFound", "autoconfigure.Scans"),
				Boundary.of("Auto-configurations are public and final", "declare the class public final",
						(root) -> classes().that()
							.areAnnotatedWith(AutoConfiguration.class)
							.should()
							.bePublic()
							.andShould()
							.haveModifier(JavaModifier.FINAL),
						"autoconfigure.HiddenAutoConfiguration", "autoconfigure.OpenAutoConfiguration"),
				Boundary.of("Auto-configurations have no public members",
						"make them package-private: only the container calls them",
						(root) -> members().that()
							.areDeclaredInClassesThat()
							.areAnnotatedWith(AutoConfiguration.class)
							.and(areNotDefaultConstructors())
							.should()
							.notBePublic(),
						"autoconfigure.TalkativeAutoConfiguration"));
	}

	private static DescribedPredicate<JavaAnnotation<?>> anyOf(String... annotations) {
		return DescribedPredicate.describe("any of these annotations",
				(annotation) -> List.of(annotations).contains(annotation.getRawType().getName()));
	}

	private static DescribedPredicate<JavaMember> areNotDefaultConstructors() {
		return DescribedPredicate.describe("are not default constructors",
				(member) -> !(member instanceof JavaConstructor constructor
						&& constructor.getRawParameterTypes().isEmpty()));
	}

}
