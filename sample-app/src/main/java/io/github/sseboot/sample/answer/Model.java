package io.github.sseboot.sample.answer;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.github.sseboot.SseEvent;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Stands in for a language model: as talkative, as slow, but it always says the same to
 * the same question.
 */
@Component
class Model {

	private static final Pattern WORDS = Pattern.compile("(?<= )");

	private static final List<String> SENTENCES = List.of("That is a good question, and older than it looks.",
			"The short answer is yes; the long answer follows.",
			"Most of what happens on a wire happens while nobody looks.",
			"A stream is only a promise to go on, and promises are cheap until a network breaks.",
			"So the sender remembers what was said, and the reader remembers what was heard.",
			"Whoever comes back says how far it was, and hears the rest, once.",
			"Nothing of this needs a second protocol, a second port or a second thought.",
			"If you reload the page now, this sentence will still end where it should.",
			"The words you read were made once, however many tabs show them.",
			"There is no more to it than that, which is the best one can say of any design.");

	private final Duration pace;

	private final AtomicInteger runs = new AtomicInteger();

	Model(@Value("${sample.answer.pace}") Duration pace) {
		this.pace = pace;
	}

	/**
	 * Answer, word by word.
	 * @param question what somebody wants to know
	 * @param out takes the words; throws when nobody wants to know any more
	 */
	void answer(String question, Consumer<Object> out) throws InterruptedException {
		out.accept(SseEvent.of(new Begin(question, this.runs.incrementAndGet())).name("begin"));
		for (String word : WORDS.splitAsStream(text(question)).toList()) {
			Thread.sleep(this.pace.toMillis());
			out.accept(word);
		}
		out.accept(SseEvent.named("done"));
	}

	static String text(String question) {
		Random random = new Random(question.hashCode());
		StringBuilder text = new StringBuilder("You asked: \"%s\".".formatted(question));
		for (int i = 0; i < 12; i++) {
			text.append(' ').append(SENTENCES.get(random.nextInt(SENTENCES.size())));
		}
		return text.toString();
	}

	/**
	 * What comes first.
	 *
	 * @param question what was asked
	 * @param run counts how often the model was started
	 */
	record Begin(String question, int run) {
	}

}
