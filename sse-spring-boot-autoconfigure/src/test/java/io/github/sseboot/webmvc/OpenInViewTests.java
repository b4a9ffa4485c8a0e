package io.github.sseboot.webmvc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.github.sseboot.SseChannel;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Open-in-view, which is on by default: a stream must not hold the database connection
 * that its controller method used.
 */
@ParameterizedClass
@EnumSource
class OpenInViewTests {

	private static TestApplication app;

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	OpenInViewTests(Server server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(Server server) {
		app = TestApplication.start(server, Map.of("spring.datasource.generate-unique-name", "true",
				"spring.jpa.hibernate.ddl-auto", "create", "spring.jpa.open-in-view", "true"), Controller.class,
				Persistence.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/orders", "/orders/later" })
	void noConnectionIsHeldWhileStreamsAreOpen(String path) {
		List<SseTestStream> clients = new ArrayList<>();
		try {
			for (int i = 0; i < 5; i++) {
				clients.add(app.open(path));
			}
			clients.forEach(SseTestStream::awaitOpen);
			await().atMost(TestApplication.SOON).untilAsserted(() -> assertThat(active()).isZero());
		}
		finally {
			clients.forEach(SseTestStream::close);
		}
		app.awaitNobody(TestApplication.SOON);
		assertThat(active()).isZero();
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void otherRequestsKeepTheirView() {
		try (SseTestStream client = app.client().header("Accept", "*/*").open("/open")) {
			assertThat(client.hasStatus(200).answer().body()).isEqualTo("true");
		}
	}

	private static int active() {
		return app.bean(HikariDataSource.class).getHikariPoolMXBean().getActiveConnections();
	}

	@RestController
	static class Controller {

		private final EntityManager entities;

		Controller(EntityManager entities) {
			this.entities = entities;
		}

		@SseEndpoint("/orders")
		SseChannel orders() {
			return channel();
		}

		@SseEndpoint("/orders/later")
		CompletableFuture<SseChannel> later() {
			SseChannel channel = channel();
			return CompletableFuture.supplyAsync(() -> channel);
		}

		@GetMapping("/open")
		String open() {
			channel();
			return Boolean.toString(active() == 1);
		}

		private SseChannel channel() {
			Long count = this.entities.createQuery("select count(o) from Purchase o", Long.class).getSingleResult();
			return SseChannel.of("orders/{count}", count);
		}

	}

	@Entity(name = "Purchase")
	static class Purchase {

		@Id
		private Long id = 0L;

	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = OpenInViewTests.class)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			HibernateJpaAutoConfiguration.class, TransactionAutoConfiguration.class })
	static class Persistence {

	}

}
