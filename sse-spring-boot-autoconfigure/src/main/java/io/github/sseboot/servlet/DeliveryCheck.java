package io.github.sseboot.servlet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether what is flushed leaves at all: a wrapper of the response that caches
 * the body to log it, for example, would cache the stream forever and send nothing.
 */
final class DeliveryCheck {

	private static final Log LOG = LogFactory.getLog(DeliveryCheck.class);

	/** The chains of wrappers that were warned of; an application has few. */
	private static final Set<List<String>> WARNED = ConcurrentHashMap.newKeySet();

	private @Nullable ServletResponse response;

	DeliveryCheck(ServletResponse response) {
		this.response = response;
	}

	/**
	 * Something was flushed. Only the first call looks.
	 * @throws IOException if it did not leave
	 */
	void flushed() throws IOException {
		ServletResponse current = this.response;
		if (current == null) {
			return;
		}
		this.response = null;
		if (!current.isCommitted()) {
			List<String> chain = chain(current);
			if (WARNED.add(chain)) {
				LOG.warn(
						"""
								An event stream was ended because a filter holds its bytes back. The response is wrapped by %s. \
								Let the filter that wraps it leave event streams alone"""
							.formatted(chain));
			}
			throw new IOException("The response is held back by one of " + chain);
		}
	}

	private static List<String> chain(ServletResponse response) {
		List<String> names = new ArrayList<>();
		ServletResponse current = response;
		while (current instanceof ServletResponseWrapper wrapper) {
			names.add(wrapper.getClass().getName());
			current = wrapper.getResponse();
		}
		names.add(current.getClass().getName());
		return names;
	}

}
