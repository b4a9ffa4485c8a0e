package io.github.sseboot.clients;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.util.retry.Retry;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Spring's {@code WebClient} with what an application adds that wants to come back: the
 * last id, a pause, and 204 as the end.
 */
final class WebClientHost implements Host {

	private static final Duration PAUSE = Duration.ofMillis(200);

	private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT = new ParameterizedTypeReference<>() {
	};

	private final WebClient webClient = WebClient.builder().clientConnector(new JdkClientHttpConnector()).build();

	@Override
	public Running start(String client, Wish wish, Consumer<Sighting> sighted) {
		AtomicReference<@Nullable String> last = new AtomicReference<>();
		Disposable running = Flux.defer(() -> connect(wish, last.get()))
			.doOnNext((event) -> last.set((event.id() != null) ? event.id() : last.get()))
			.repeatWhen((ends) -> ends.delayElements(PAUSE))
			.retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE).filter((problem) -> !(problem instanceof NothingMore)))
			.takeUntil((event) -> wish.closeOn() != null && wish.closeOn().equals(event.event()))
			.subscribe((event) -> event(event, wish, sighted), (problem) -> sighted.accept(Sighting.of("closed")),
					() -> sighted.accept(Sighting.of("closed")));
		return running::dispose;
	}

	private Flux<ServerSentEvent<String>> connect(Wish wish, @Nullable String last) {
		return this.webClient.get()
			.uri(wish.url())
			.headers((headers) -> headers.set("Last-Event-ID", (last != null) ? last : ""))
			.exchangeToFlux(WebClientHost::events);
	}

	private static Flux<ServerSentEvent<String>> events(ClientResponse response) {
		return (response.statusCode() == HttpStatus.NO_CONTENT) ? Flux.error(new NothingMore())
				: response.bodyToFlux(EVENT);
	}

	private static void event(ServerSentEvent<String> event, Wish wish, Consumer<Sighting> sighted) {
		String name = (event.event() != null) ? event.event() : "message";
		boolean heartbeat = event.comment() != null && event.data() == null && event.event() == null;
		if (!heartbeat && (name.equals("message") || wish.names().contains(name))) {
			sighted.accept(Sighting.message(name, (event.data() != null) ? event.data() : ""));
		}
	}

	private static final class NothingMore extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
