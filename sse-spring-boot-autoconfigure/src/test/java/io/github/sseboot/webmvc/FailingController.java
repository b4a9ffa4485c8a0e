package io.github.sseboot.webmvc;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import io.github.sseboot.SseChannel;
import io.github.sseboot.annotation.SseEndpoint;

/**
 * Endpoints that fail before their stream starts.
 */
@RestController
class FailingController {

	private static final SseChannel CHANNEL = SseChannel.of("never");

	@SseEndpoint("/parameter")
	SseChannel parameter(@RequestParam int number) {
		return CHANNEL;
	}

	@SseEndpoint("/validated")
	SseChannel validated(@RequestParam @Min(5) int number) {
		return CHANNEL;
	}

	@SseEndpoint(path = "/body", method = RequestMethod.POST)
	SseChannel body(@RequestBody @Valid Question question) {
		return CHANNEL;
	}

	@SseEndpoint("/status")
	SseChannel status() {
		throw new ResponseStatusException(HttpStatus.CONFLICT, "A \"conflict\"");
	}

	@SseEndpoint("/annotated")
	SseChannel annotated() {
		throw new PaymentRequiredException();
	}

	@SseEndpoint("/dto")
	SseChannel dto() {
		throw new OrderException("no such order");
	}

	@SseEndpoint("/failed/stage")
	CompletableFuture<SseChannel> stage() {
		return CompletableFuture.failedFuture(new OrderException("failed later"));
	}

	@SseEndpoint("/failed/status")
	CompletableFuture<SseChannel> stageStatus() {
		return CompletableFuture.failedFuture(new ResponseStatusException(HttpStatus.GONE));
	}

	@SseEndpoint("/unexpected")
	SseChannel unexpected() {
		throw new IllegalStateException("secret");
	}

	@SseEndpoint("/send-error")
	SseChannel sendError() {
		throw new LegacyException();
	}

	@SseEndpoint("/failed/entity")
	ResponseEntity<SseChannel> entity() {
		return ResponseEntity.status(HttpStatus.ACCEPTED).body(CHANNEL);
	}

	@ExceptionHandler
	ResponseEntity<Reason> handle(OrderException ex) {
		return ResponseEntity.status(HttpStatus.NOT_FOUND).body(new Reason(ex.getMessage()));
	}

	@ExceptionHandler
	void handle(LegacyException ex, HttpServletResponse response) throws IOException {
		response.sendError(HttpServletResponse.SC_BAD_GATEWAY, "legacy");
	}

	record Question(@NotBlank String text) {

	}

	record Reason(String reason) {

	}

	static final class OrderException extends RuntimeException {

		private static final long serialVersionUID = 1;

		OrderException(String message) {
			super(message);
		}

	}

	static final class LegacyException extends RuntimeException {

		private static final long serialVersionUID = 1;

	}

	@ResponseStatus(HttpStatus.PAYMENT_REQUIRED)
	static final class PaymentRequiredException extends RuntimeException {

		private static final long serialVersionUID = 1;

	}

}
