package io.github.sseboot.core;

import java.time.Duration;

import io.github.sseboot.SseChannel;
import io.github.sseboot.SseConnections;
import io.github.sseboot.SseStatistics;
import io.github.sseboot.core.connection.Admission;
import io.github.sseboot.core.connection.ConnectionListener;
import io.github.sseboot.core.connection.Subscription;
import io.github.sseboot.core.log.Ticker;
import io.github.sseboot.core.producer.StreamSettings;
import io.github.sseboot.engine.EventLog;

/**
 * One process's share of the whole: takes events in, and serves the clients connected to
 * this process. All methods may be called from any thread.
 *
 * @since 1.0.0
 */
public interface Node extends EventPublisher {

	/**
	 * A node that delivers what the log says.
	 * @param settings what the node is made with
	 * @param log the log; the node does not close it
	 * @param ticker where time comes from
	 * @param listener is told what happens to connections
	 * @param application the rest of what the node needs of the application
	 * @return the node, not started yet
	 */
	static Node create(NodeSettings settings, EventLog log, Ticker ticker, ConnectionListener listener,
			Application application) {
		return create(settings, log, ticker, listener, application, StreamSettings.usual());
	}

	/**
	 * A node that delivers what the log says.
	 * @param settings what the node is made with
	 * @param log the log; the node does not close it
	 * @param ticker where time comes from
	 * @param listener is told what happens to connections
	 * @param application the rest of what the node needs of the application
	 * @param streams how private streams are kept
	 * @return the node, not started yet
	 */
	static Node create(NodeSettings settings, EventLog log, Ticker ticker, ConnectionListener listener,
			Application application, StreamSettings streams) {
		return new DefaultNode(settings, log, ticker, listener, application, streams);
	}

	/**
	 * How many connections listen to a channel.
	 * @param channel a channel or a pattern
	 * @return the number of connections
	 */
	int listeners(SseChannel channel);

	/**
	 * Decide on a client's request. May wait for the log if the client resumes, and for
	 * the application if the client needs a snapshot; what the application throws then,
	 * comes out here, and nothing has changed.
	 * @param subscription what the client asks for
	 * @return what becomes of it
	 */
	Admission admit(Subscription subscription);

	/**
	 * What the node has done and has to do. Takes a short lock.
	 * @return the statistics
	 */
	SseStatistics statistics();

	/**
	 * The open connections.
	 * @return the connections
	 */
	SseConnections connections();

	/**
	 * Do at once what is due by the clock: age what is kept, and wake the shards. Needed
	 * only by clocks that jump; time that passes is noticed without it.
	 */
	void catchUp();

	/**
	 * Start to deliver.
	 */
	void start();

	/**
	 * Refuse newcomers, end all connections politely, and stop.
	 * @param patience how long to wait for clients to take the end
	 */
	void stop(Duration patience);

}
