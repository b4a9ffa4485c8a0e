package io.github.sseboot.test;

import java.util.Objects;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of an event, be it received or published.
 *
 * @param <SELF> the type of the assertions
 * @param <ACTUAL> the type of the event
 * @since 1.0.0
 */
public abstract class AbstractEventAssert<SELF extends AbstractEventAssert<SELF, ACTUAL>, ACTUAL>
		extends AbstractAssert<SELF, ACTUAL> {

	AbstractEventAssert(ACTUAL actual, Class<?> selfType) {
		super(actual, selfType);
	}

	abstract @Nullable String nameOfActual();

	abstract String dataOfActual();

	/**
	 * Check the name.
	 * @param expected the name
	 * @return this
	 */
	public SELF hasName(String expected) {
		Assertions.assertThat(nameOfActual()).as("name of %s".formatted(describe())).isEqualTo(expected);
		return this.myself;
	}

	/**
	 * Check the data as it is on the wire.
	 * @param expected the text
	 * @return this
	 */
	public SELF hasData(String expected) {
		Assertions.assertThat(dataOfActual()).as("data of %s".formatted(describe())).isEqualTo(expected);
		return this.myself;
	}

	/**
	 * Check a part of the data.
	 * @param part what it contains
	 * @return this
	 */
	public SELF hasDataContaining(String part) {
		Assertions.assertThat(dataOfActual()).as("data of %s".formatted(describe())).contains(part);
		return this.myself;
	}

	/**
	 * Check the data as JSON: members in any order, white space anywhere. Needs Jackson.
	 * @param expected the JSON
	 * @return this
	 */
	public SELF hasJson(String expected) {
		Assertions.assertThat(Json.tree(dataOfActual()))
			.as("data of %s".formatted(describe()))
			.isEqualTo(Json.tree(expected));
		return this.myself;
	}

	/**
	 * Check the data as a value of the type of the expected one. Needs Jackson.
	 * @param expected the value
	 * @return this
	 */
	public SELF hasValue(Object expected) {
		Assertions.assertThat((Object) dataAs(expected.getClass()))
			.as("data of %s".formatted(describe()))
			.isEqualTo(expected);
		return this.myself;
	}

	/**
	 * The data as a value, read from JSON. Needs Jackson.
	 * @param <T> the type
	 * @param type the type
	 * @return the value
	 */
	public <T> T dataAs(Class<T> type) {
		return Json.read(dataOfActual(), type);
	}

	private String describe() {
		String context = this.info.descriptionText();
		return Objects.toString(nameOfActual(), "an event without a name")
				+ (context.isEmpty() ? "" : " when awaiting " + context);
	}

}
