package io.github.sseboot.webmvc;

import java.util.concurrent.Executor;

import org.springframework.beans.factory.ObjectProvider;

import io.github.sseboot.SseListener;
import io.github.sseboot.core.connection.ConnectionListener;

/**
 * Tells the application's listeners when clients come and go.
 *
 * @since 1.0.0
 */
public final class SseListenerNotifier implements ConnectionListener {

	/**
	 * Create a notifier.
	 * @param listeners whom to tell
	 * @param executor runs the listeners
	 */
	public SseListenerNotifier(ObjectProvider<SseListener> listeners, Executor executor) {
	}

}
