package io.github.sseboot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;

/**
 * An application that needs nothing but the starter and Spring Boot. Runs in a process of
 * its own.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
public class BareApplication {

	/**
	 * Start, publish, end, and write what became of text and of an object to a file.
	 */
	public static void main(String[] arguments) throws IOException {
		SpringApplication application = new SpringApplication(BareApplication.class);
		String result;
		try (ConfigurableApplicationContext context = application.run("--server.port=0", "--logging.level.root=warn",
				"--spring.main.banner-mode=off")) {
			SseBroadcaster sse = context.getBean(SseBroadcaster.class);
			result = "text %s, object %s, %s".formatted(publish(sse, "text"), publish(sse, new Note("hello")),
					context.containsBean("sseEndpoints") ? "endpoints" : "no endpoints");
		}
		Files.writeString(Path.of(arguments[0]), result);
	}

	private static String publish(SseBroadcaster sse, Object data) {
		try {
			sse.publish(SseChannel.of("channel"), data).toCompletableFuture().join();
			return "sent";
		}
		catch (IllegalArgumentException ex) {
			return "refused";
		}
	}

	record Note(String text) {
	}

}
