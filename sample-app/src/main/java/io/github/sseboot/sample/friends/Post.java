package io.github.sseboot.sample.friends;

import io.github.sseboot.sample.Name;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What friends tell each other.
 */
sealed interface Post {

	/**
	 * What somebody thinks or does.
	 */
	record Status(@Name String from, @NotBlank @Size(max = 280) String text) implements Post {
	}

	/**
	 * Where somebody is.
	 */
	record Checkin(@Name String from, @NotBlank @Size(max = 80) String place) implements Post {
	}

	/**
	 * What somebody else said.
	 */
	record Forward(@Name String from, @Name String through, @NotBlank @Size(max = 280) String text) implements Post {
	}

	/**
	 * What is for one friend only.
	 */
	record Direct(@Name String from, @Name String to, @NotBlank @Size(max = 280) String text) implements Post {
	}

}
