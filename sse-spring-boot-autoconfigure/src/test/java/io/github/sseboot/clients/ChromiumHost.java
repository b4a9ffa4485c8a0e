package io.github.sseboot.clients;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import org.jspecify.annotations.Nullable;

import io.github.sseboot.support.Chromium;

/**
 * One Chromium, the one that is installed on this machine, for all clients that live in
 * pages. Playwright is for one thread, which takes the tasks and between them lets the
 * pages report.
 */
final class ChromiumHost implements Host, AutoCloseable {

	private final BlockingQueue<Consumer<BrowserContext>> tasks = new LinkedBlockingQueue<>();

	private final Map<String, Consumer<Sighting>> listeners = new ConcurrentHashMap<>();

	private final AtomicInteger ids = new AtomicInteger();

	private final Thread thread;

	private volatile boolean closed;

	private ChromiumHost() {
		this.thread = new Thread(this::run, "chromium-clients");
		this.thread.start();
	}

	static ChromiumHost start() {
		return new ChromiumHost();
	}

	@Override
	public Running start(String client, Wish wish, Consumer<Sighting> sighted) {
		String id = Integer.toString(this.ids.incrementAndGet());
		this.listeners.put(id, sighted);
		Page page = call((context) -> open(context, id, client, wish));
		return () -> {
			this.listeners.remove(id);
			call((context) -> {
				page.close();
				return page;
			});
		};
	}

	@Override
	public void close() {
		this.closed = true;
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Page open(BrowserContext context, String id, String client, Wish wish) {
		Page page = context.newPage();
		page.onPageError((problem) -> tell(id, new Sighting("broken", null, problem)));
		page.navigate(wish.page() + "/clients/static/browser.html");
		page.waitForFunction("() => window.start");
		Map<String, Object> request = new HashMap<>();
		request.put("url", wish.url());
		request.put("names", wish.names());
		request.put("closeOn", wish.closeOn());
		request.put("credentials", wish.credentials());
		request.put("headers", wish.headers());
		page.evaluate("([id, client, request]) => { window.start(id, client, request) }", List.of(id, client, request));
		return page;
	}

	private <T> T call(Function<BrowserContext, T> task) {
		CompletableFuture<T> result = new CompletableFuture<>();
		this.tasks.add((context) -> {
			try {
				result.complete(task.apply(context));
			}
			catch (RuntimeException ex) {
				result.completeExceptionally(ex);
			}
		});
		return result.orTimeout(60, TimeUnit.SECONDS).join();
	}

	private void run() {
		try (Chromium chromium = Chromium.start()) {
			BrowserContext context = chromium.browser().newContext();
			context.addCookies(List.of(new Cookie("session", "good news").setDomain("127.0.0.1").setPath("/")));
			context.exposeBinding("sighted", (source, arguments) -> sighted(arguments));
			Page idle = context.newPage();
			while (!this.closed) {
				Consumer<BrowserContext> task = this.tasks.poll();
				if (task != null) {
					task.accept(context);
				}
				else {
					idle.waitForTimeout(5);
				}
			}
		}
	}

	private @Nullable Object sighted(Object[] arguments) {
		Map<?, ?> sighting = (Map<?, ?>) arguments[1];
		tell((String) arguments[0], new Sighting(String.valueOf(sighting.get("type")), (String) sighting.get("name"),
				(String) sighting.get("data")));
		return null;
	}

	private void tell(String id, Sighting sighting) {
		this.listeners.getOrDefault(id, (late) -> {
		}).accept(sighting);
	}

}
