package io.github.sseboot.client;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Hands the body of a response from the threads of the HTTP client to that of the source,
 * piece by piece: the next is asked for when the one before is done with.
 */
final class BodyQueue implements HttpResponse.BodySubscriber<BodyQueue> {

	private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();

	private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

	@Override
	public CompletionStage<BodyQueue> getBody() {
		return CompletableFuture.completedStage(this);
	}

	@Override
	public void onSubscribe(Flow.Subscription started) {
		if (this.subscription.complete(started)) {
			started.request(1);
		}
		else {
			started.cancel();
		}
	}

	@Override
	public void onNext(List<ByteBuffer> buffers) {
		this.pieces.add(new Piece(buffers, null, false));
	}

	@Override
	public void onError(Throwable failure) {
		this.pieces.add(new Piece(List.of(), failure, true));
	}

	@Override
	public void onComplete() {
		this.pieces.add(new Piece(List.of(), null, true));
	}

	/**
	 * End it from any thread: the reader is woken, the connection closed.
	 */
	void close() {
		this.pieces.add(new Piece(List.of(), null, true));
		CompletableFuture<Void> unused = this.subscription.thenAccept(Flow.Subscription::cancel);
	}

	/**
	 * Wait for the next bytes and take them.
	 * @param atMost how long to wait, or {@code null} for ever
	 * @return {@code false} at the end
	 * @throws IOException if the connection is lost, or nothing came in time
	 */
	boolean read(@Nullable Duration atMost, Consumer<ByteBuffer> reader) throws IOException, InterruptedException {
		Piece piece = (atMost != null) ? this.pieces.poll(atMost.toNanos(), TimeUnit.NANOSECONDS) : this.pieces.take();
		if (piece == null) {
			throw new IOException("Nothing came for " + atMost);
		}
		if (piece.failure() != null) {
			throw new IOException("The connection was lost: " + piece.failure().getMessage(), piece.failure());
		}
		if (piece.last()) {
			return false;
		}
		piece.buffers().forEach(reader);
		this.subscription.join().request(1);
		return true;
	}

	/**
	 * What came at once: bytes, or the end.
	 */
	private record Piece(List<ByteBuffer> buffers, @Nullable Throwable failure, boolean last) {

	}

}
