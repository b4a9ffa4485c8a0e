package io.github.sseboot.sample.answer;

import java.util.UUID;

import io.github.sseboot.SseStream;
import io.github.sseboot.annotation.SseEndpoint;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets browsers ask, and come back for the rest of the answer. The id is made by the
 * page, and nobody else can guess it.
 */
@RestController
@RequestMapping("/answers")
class AnswerController {

	private final Model model;

	AnswerController(Model model) {
		this.model = model;
	}

	@SseEndpoint(path = "/{id}", method = RequestMethod.POST)
	SseStream answer(@PathVariable UUID id, @RequestBody @Valid Question question) {
		return SseStream.start("answers/" + id, (out) -> this.model.answer(question.text(), out::send));
	}

	@SseEndpoint("/{id}")
	SseStream again(@PathVariable UUID id) {
		return SseStream.resume("answers/" + id);
	}

	/**
	 * What somebody wants to know.
	 */
	record Question(@NotBlank @Size(max = 200) String text) {
	}

}
