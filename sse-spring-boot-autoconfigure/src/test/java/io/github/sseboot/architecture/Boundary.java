package io.github.sseboot.architecture;

import java.util.List;
import java.util.function.Function;

import com.tngtech.archunit.lang.ArchRule;

/**
 * A boundary of the code, written for any root package: the code must keep it, and the
 * violations planted for it below another root must not get past it.
 *
 * @param sentence what must be
 * @param remedy what to do where it is not
 * @param rule the rule for the packages below a root
 * @param violations the planted classes it must find, by their name below the root
 */
record Boundary(String sentence, String remedy, Function<String, ArchRule> rule, List<String> violations) {

	static Boundary of(String sentence, String remedy, Function<String, ArchRule> rule, String... violations) {
		return new Boundary(sentence, remedy, rule, List.of(violations));
	}

	ArchRule below(String root) {
		return this.rule.apply(root).allowEmptyShould(true).as(this.sentence + ": " + this.remedy);
	}

	@Override
	public String toString() {
		return this.sentence;
	}

}
