package io.github.sseboot.test;

/**
 * The request for a stream, made again as often as a test wants. For one thread.
 */
final class RepeatedRequest {

	private final StreamSource source;

	private final StreamRequest request;

	private final StreamRecord told;

	private StreamConnection connection;

	RepeatedRequest(StreamSource source, StreamRequest request, String lastEventId, StreamRecord told) {
		this.source = source;
		this.request = request;
		this.told = told;
		this.connection = new StreamConnection.None(lastEventId);
	}

	/**
	 * Make it, with the last event id there is.
	 */
	void connect() {
		String id = this.connection.lastEventId();
		this.told.connecting(this.request + (id.isEmpty() ? "" : ", last event id " + id));
		this.connection = this.source.connect(this.request, id, this.told);
	}

	StreamConnection connection() {
		return this.connection;
	}

}
