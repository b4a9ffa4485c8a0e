package io.github.sseboot.sample.rooms;

import io.github.sseboot.sample.Name;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What somebody wants to say.
 *
 * @param from who
 * @param text what
 * @param connection id of the stream of the tab, which need not get it back
 */
record Saying(@Name String from, @NotBlank @Size(max = 500) String text,
		@NotNull @Pattern(regexp = "[A-Za-z0-9_-]{1,64}") String connection) {

}
