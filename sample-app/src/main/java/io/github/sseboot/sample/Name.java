package io.github.sseboot.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * The name of somebody, in any script.
 *
 * @since 1.0.0
 */
@NotNull
@Pattern(regexp = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._'-]{0,23}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ ElementType.FIELD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface Name {

	String message() default "must be 1 to 24 letters, digits or spaces, and begin with a letter or digit";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

}
