package io.github.sseboot.servlet;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Gives the transport a hold on the socket of each request on Tomcat.
 *
 * @since 1.0.0
 */
public final class TomcatSocketValve extends ValveBase {

	/**
	 * Create a valve.
	 */
	public TomcatSocketValve() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		request.setAttribute(ServletTransport.SOCKET_ATTRIBUTE, new TomcatSocket(request.getCoyoteRequest()));
		getNext().invoke(request, response);
	}

	private record TomcatSocket(org.apache.coyote.Request exchange) implements ContainerSocket {

		/**
		 * To have Tomcat go through what is left to dispatch, of which there is nothing,
		 * takes the lock under which its threads handle a socket.
		 */
		@Override
		public void awaitContainer() {
			this.exchange.action(ActionCode.DISPATCH_EXECUTE, null);
		}

		/**
		 * Goes the same way as a write that fails. To complete the request instead,
		 * Tomcat would write the rest of it first, and wait for a client that takes
		 * nothing as long as {@code server.tomcat.connection-timeout}; so long the
		 * request counts as active, which holds up a graceful shutdown.
		 */
		@Override
		public void cut() {
			this.exchange.action(ActionCode.CLOSE_NOW, new IOException("The stream was cut off"));
		}

	}

}
