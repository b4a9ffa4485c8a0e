package io.github.sseboot.servlet;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Lets the transport cut an exchange on Tomcat. Tomcat ends a response by writing the
 * rest of it first, and waits for a client that takes nothing as long as
 * {@code server.tomcat.connection-timeout}; so long the request counts as active, which
 * holds up a graceful shutdown. A cut goes the same way as a write that fails.
 *
 * @since 1.0.0
 */
public final class TomcatAbortValve extends ValveBase {

	/**
	 * Create a valve.
	 */
	public TomcatAbortValve() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		org.apache.coyote.Request exchange = request.getCoyoteRequest();
		Runnable abort = () -> exchange.action(ActionCode.CLOSE_NOW, new IOException("The client takes nothing"));
		request.setAttribute(ServletTransport.ABORT_ATTRIBUTE, abort);
		getNext().invoke(request, response);
	}

}
