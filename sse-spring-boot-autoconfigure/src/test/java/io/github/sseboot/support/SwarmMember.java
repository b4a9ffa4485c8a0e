package io.github.sseboot.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.sseboot.support.Violations.Kind;

/**
 * One client of a {@link Swarm} over all its connections. Used by the swarm's thread
 * only, also when a predicate looks at it.
 *
 * <pre>
 * AWAY --turn--> CONNECTING --200--> OPEN --left, ended, cut--> AWAY
 *                     \__ any other answer, sse.close, no reconnecting __> STOPPED
 * </pre>
 */
public final class SwarmMember {

	private static final int KEPT_CONTROLS = 16;

	private final SwarmGround ground;

	private final int index;

	private final Continuity continuity;

	private final List<ControlEvent> controls = new ArrayList<>(1);

	private State state = State.AWAY;

	private SwarmConnection connection;

	private long retryMillis;

	private long events;

	private int connections;

	private boolean closeTold;

	SwarmMember(SwarmGround ground, int index) {
		this.ground = ground;
		this.index = index;
		this.retryMillis = ground.options().retry().toMillis();
		this.continuity = ground.options().holesAllowed()
				? Continuity.increasing("member " + index, ground.violations())
				: Continuity.exact("member " + index, ground.violations());
	}

	public int index() {
		return this.index;
	}

	/**
	 * Whether it has an event stream.
	 */
	public boolean open() {
		return this.state == State.OPEN;
	}

	/**
	 * Whether it will not come back.
	 */
	public boolean stopped() {
		return this.state == State.STOPPED;
	}

	public boolean stalled() {
		return open() && this.connection.stalled();
	}

	/**
	 * The largest number it got from a channel, -1 before the first.
	 */
	public long last(String channel) {
		return this.continuity.last(channel);
	}

	/**
	 * What it returns with; empty for nothing.
	 */
	public String lastEventId() {
		return (this.connection != null) ? this.connection.lastEventId() : "";
	}

	/**
	 * Events of the application over all connections.
	 */
	public long events() {
		return this.events;
	}

	/**
	 * How many connections it has tried.
	 */
	public int connections() {
		return this.connections;
	}

	/**
	 * The last {@value #KEPT_CONTROLS} control events over all connections.
	 */
	public List<ControlEvent> controls() {
		return List.copyOf(this.controls);
	}

	@Override
	public String toString() {
		return "member " + this.index + " " + this.state + (stalled() ? " stalled" : "") + ", connections "
				+ this.connections + ", events " + this.events + ", last id '" + lastEventId() + "', controls "
				+ this.controls;
	}

	void connect(SwarmLauncher.Turn turn) {
		this.state = State.CONNECTING;
		this.connections++;
		List<SseRequest> requests = this.ground.options().requests();
		SseRequest request = requests.get(this.index % requests.size());
		this.connection = new SwarmConnection(this.ground, this, turn, request, lastEventId());
		this.connection.connect();
	}

	void stall() {
		this.connection.stall();
		this.ground.counts().stalled.increment();
	}

	void resume() {
		if (stalled()) {
			this.connection.resume();
		}
	}

	/**
	 * Leaves an open stream and returns after a while.
	 */
	void leave(boolean reset, Duration away) {
		this.ground.counts().left.increment();
		this.connection.leave(reset);
		lost();
		returnAfter(away);
	}

	/**
	 * The response head is there.
	 */
	void answered(ResponseHead head) {
		this.ground.counts().status(head.status());
		if (head.eventStream()) {
			this.state = State.OPEN;
			this.ground.counts().open.increment();
		}
		else {
			this.state = State.STOPPED;
		}
	}

	/**
	 * The connection ended on the server's side or by its fault.
	 */
	void ended(boolean complete) {
		if (open()) {
			this.ground.counts().closedByServer.increment();
			if (!complete) {
				this.ground.counts().cutByServer.increment();
			}
		}
		boolean answered = this.state != State.CONNECTING;
		lost();
		if (this.closeTold || (answered && !this.ground.options().reconnecting())) {
			this.state = State.STOPPED;
		}
		if (!stopped()) {
			returnAfter(Duration.ofMillis(this.retryMillis + this.ground.random().nextInt((int) this.retryMillis + 1)));
		}
	}

	void retry(long millis) {
		this.retryMillis = Math.min(millis, Integer.MAX_VALUE - 1);
	}

	void event(ReceivedEvent event) {
		if (event.control()) {
			control(ControlEvent.of(event));
			return;
		}
		this.events++;
		this.ground.counts().events.increment();
		Numbered.of(event)
			.ifPresentOrElse(this.continuity::number,
					() -> violation(Kind.CONTENT, "an event without number: " + event));
	}

	void violation(Kind kind, String text) {
		this.ground.violations().add(kind, "member " + this.index + ": " + text);
	}

	private void control(ControlEvent control) {
		this.ground.counts().control(control.name());
		if (this.controls.size() == KEPT_CONTROLS) {
			this.controls.remove(0);
		}
		this.controls.add(control);
		if (!control.valid()) {
			violation(Kind.CONTENT, "not a control event: " + control);
		}
		switch (control.name()) {
			case "sse.gap" -> this.continuity.gap(control);
			case "sse.close" -> this.closeTold = true;
			default -> {
			}
		}
	}

	private void lost() {
		if (open()) {
			this.ground.counts().open.decrement();
		}
		if (!stopped()) {
			this.state = State.AWAY;
		}
	}

	private void returnAfter(Duration delay) {
		this.ground.loop().after(delay, () -> this.ground.launcher().connect(this));
	}

	/**
	 * Where a member is.
	 */
	private enum State {

		AWAY, CONNECTING, OPEN, STOPPED

	}

}
