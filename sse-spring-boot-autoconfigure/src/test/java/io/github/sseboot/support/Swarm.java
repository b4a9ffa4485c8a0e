package io.github.sseboot.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Thousands of clients on one thread. Each returns with its last event id as a browser
 * does, checks our contract byte by byte and expects the data {@code channel:number…} of
 * each channel without loss, repetition or disorder unless it was told. Thread-safe; only
 * {@link #awaitAll} and {@link #stall} block. A swarm of n needs n file descriptors.
 */
public final class Swarm implements AutoCloseable {

	private static final Duration TICK = Duration.ofMillis(10);

	private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

	private final SwarmCounts counts = new SwarmCounts();

	private final Violations violations = new Violations();

	private final List<SwarmMember> members = new ArrayList<>();

	private final SwarmGround ground;

	private Churn churn;

	private long churnedAt;

	private double churnDebt;

	private Swarm(SwarmOptions options) {
		SelectorLoop loop = SelectorLoop.start("swarm",
				(failure) -> this.violations.add(Violations.Kind.PROTOCOL, "the swarm itself failed: " + failure));
		this.ground = new SwarmGround(options, loop, new Random(options.seed()), this.counts, this.violations,
				new SourceAddresses(options.sources()), new SwarmLauncher(loop));
	}

	public static Swarm of(SwarmOptions options) {
		return new Swarm(options);
	}

	/**
	 * Adds members, which connect as fast as the server accepts.
	 */
	public void connect(int count) {
		this.ground.loop().execute(() -> {
			for (int i = 0; i < count; i++) {
				SwarmMember member = new SwarmMember(this.ground, this.members.size());
				this.members.add(member);
				this.ground.launcher().connect(member);
			}
		});
	}

	/**
	 * Makes members leave, stall and return at random until {@link #calm()}.
	 */
	public void churn(Churn how) {
		this.ground.loop().execute(() -> {
			boolean idle = this.churn == null;
			this.churn = how;
			if (idle) {
				this.churnDebt = 0;
				this.churnedAt = System.nanoTime();
				tick();
			}
		});
	}

	/**
	 * Ends the churn: those away return in their time, those stalled read again now.
	 */
	public void calm() {
		this.ground.loop().execute(() -> this.churn = null);
		resume();
	}

	/**
	 * Makes so many open members, chosen at random, stop reading until {@link #resume()}.
	 * @return how many do so; fewer if fewer are open
	 */
	public int stall(int count) {
		return answer(() -> {
			List<SwarmMember> open = new ArrayList<>(this.members.stream().filter(Swarm::awake).toList());
			Collections.shuffle(open, this.ground.random());
			List<SwarmMember> chosen = open.subList(0, Math.min(count, open.size()));
			chosen.forEach(SwarmMember::stall);
			return chosen.size();
		});
	}

	/**
	 * Makes all members that stall read again.
	 */
	public void resume() {
		this.ground.loop().execute(() -> this.members.forEach(SwarmMember::resume));
	}

	/**
	 * Waits until all members satisfy the predicate at the same moment. The swarm's
	 * thread asks it about every 20 ms.
	 * @throws AssertionError with counts, violations and some members that do not
	 */
	public void awaitAll(Predicate<SwarmMember> predicate, Duration atMost) {
		CompletableFuture<Void> done = new CompletableFuture<>();
		this.ground.loop().execute(() -> check(predicate, done));
		try {
			done.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			done.cancel(false);
			throw new AssertionError("Not within " + atMost + ": " + answer(() -> others(predicate)) + "\n" + this);
		}
		catch (ExecutionException ex) {
			throw new AssertionError("The predicate failed", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted: " + this, ex);
		}
	}

	/**
	 * What happened so far; goes on counting.
	 */
	public SwarmCounts counts() {
		return this.counts;
	}

	/**
	 * What was found wrong so far; goes on counting.
	 */
	public Violations violations() {
		return this.violations;
	}

	/**
	 * Ends all connections with a FIN and the thread.
	 */
	@Override
	public void close() {
		this.ground.loop().close();
	}

	@Override
	public String toString() {
		return this.counts + "\nviolations " + this.violations;
	}

	private void check(Predicate<SwarmMember> predicate, CompletableFuture<Void> done) {
		try {
			if (this.members.stream().allMatch(predicate)) {
				done.complete(null);
			}
		}
		catch (RuntimeException ex) {
			done.completeExceptionally(ex);
		}
		if (!done.isDone()) {
			this.ground.loop().after(Duration.ofMillis(20), () -> check(predicate, done));
		}
	}

	private String others(Predicate<SwarmMember> predicate) {
		List<SwarmMember> others = this.members.stream().filter(predicate.negate()).toList();
		return others.size() + " of " + this.members.size() + " members do not, the first:\n"
				+ String.join("\n", others.stream().limit(5).map(SwarmMember::toString).toList());
	}

	private <T> T answer(Supplier<T> question) {
		CompletableFuture<T> answer = new CompletableFuture<>();
		this.ground.loop().execute(() -> answer.complete(question.get()));
		return answer.orTimeout(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).join();
	}

	private void tick() {
		if (this.churn == null) {
			return;
		}
		long now = System.nanoTime();
		this.churnDebt += this.churn.perSecond() * (now - this.churnedAt) / 1e9;
		this.churnedAt = now;
		for (; this.churnDebt >= 1 && !this.members.isEmpty(); this.churnDebt--) {
			SwarmMember member = this.members.get(this.ground.random().nextInt(this.members.size()));
			if (awake(member)) {
				disturb(member);
			}
		}
		this.ground.loop().after(TICK, this::tick);
	}

	private void disturb(SwarmMember member) {
		Random random = this.ground.random();
		if (random.nextDouble() < this.churn.stallShare()) {
			member.stall();
			this.ground.loop().after(part(this.churn.stall()), member::resume);
		}
		else {
			member.leave(random.nextDouble() < this.churn.resetShare(), part(this.churn.away()));
		}
	}

	private Duration part(Duration longest) {
		return Duration.ofNanos((long) (longest.toNanos() * this.ground.random().nextDouble()));
	}

	private static boolean awake(SwarmMember member) {
		return member.open() && !member.stalled();
	}

}
