package io.github.sseboot.webmvc;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class EventStreamErrorFilterTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private final MockFilterChain chain = new MockFilterChain();

	@Test
	void anErrorOfAStreamThatHasBegunHasNoBody() throws IOException, ServletException {
		this.request.addHeader("Accept", "text/event-stream");
		this.response.setCommitted(true);
		new EventStreamErrorFilter().doFilter(this.request, this.response, this.chain);
		assertThat(this.chain.getRequest()).isNull();
	}

	@Test
	void errorsOfOthersAreNoneOfItsBusiness() throws IOException, ServletException {
		this.response.setCommitted(true);
		new EventStreamErrorFilter().doFilter(this.request, this.response, this.chain);
		assertThat(this.chain.getRequest()).isSameAs(this.request);
	}

}
