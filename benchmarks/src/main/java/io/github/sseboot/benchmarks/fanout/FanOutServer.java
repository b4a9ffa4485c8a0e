package io.github.sseboot.benchmarks.fanout;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

import com.sun.management.OperatingSystemMXBean;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.annotation.SseEndpoint;

/**
 * The server that is measured, in a process of its own: the same event, once through the
 * starter and once through a list of emitters.
 *
 * @since 1.0.0
 */
@SpringBootApplication
@RestController
public class FanOutServer {

	private static final SseChannel CHANNEL = SseChannel.of("benchmark");

	private static final String EVENT = "x".repeat(100);

	private final List<SseEmitter> emitters = new CopyOnWriteArrayList<>();

	private final SseBroadcaster sse;

	FanOutServer(SseBroadcaster sse) {
		this.sse = sse;
	}

	/**
	 * Start on the port given as {@code server.port}.
	 * @param args arguments of a Spring Boot application
	 */
	public static void main(String[] args) {
		SpringApplication.run(FanOutServer.class, args);
	}

	@SseEndpoint("/starter")
	SseChannel starter() {
		return CHANNEL;
	}

	@GetMapping("/emitter")
	SseEmitter emitter() {
		SseEmitter emitter = new SseEmitter(0L);
		emitter.onCompletion(() -> this.emitters.remove(emitter));
		this.emitters.add(emitter);
		return emitter;
	}

	/**
	 * Publish so many events at a rate, 0 for one.
	 */
	@PostMapping("/publish")
	void publish(@RequestParam String via, @RequestParam int rate, @RequestParam int seconds) {
		long start = System.nanoTime();
		long end = start + seconds * 1_000_000_000L;
		long interval = (rate > 0) ? 1_000_000_000L / rate : Long.MAX_VALUE;
		long next = start;
		do {
			publish(via);
			next += interval;
			for (long rest = next - System.nanoTime(); rate > 0 && rest > 0; rest = next - System.nanoTime()) {
				LockSupport.parkNanos(rest);
			}
		}
		while (rate > 0 && System.nanoTime() < end);
	}

	private void publish(String via) {
		if (via.equals("starter")) {
			this.sse.publish(CHANNEL, EVENT);
			return;
		}
		for (SseEmitter emitter : this.emitters) {
			send(emitter);
		}
	}

	private void send(SseEmitter emitter) {
		try {
			emitter.send(EVENT);
		}
		catch (IOException | IllegalStateException ex) {
			this.emitters.remove(emitter);
		}
	}

	@GetMapping("/cpu")
	long cpu() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

	@GetMapping("/listeners")
	int listeners(@RequestParam String via) {
		return via.equals("starter") ? this.sse.listeners(CHANNEL) : this.emitters.size();
	}

}
