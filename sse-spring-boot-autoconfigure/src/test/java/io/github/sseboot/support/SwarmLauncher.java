package io.github.sseboot.support;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/**
 * Lets only so many members connect at once, so that the server's accept queue does not
 * overflow and packets are not sent again seconds later. A turn ends with the response
 * head, with the connection, or after two seconds. Used by the loop only.
 */
final class SwarmLauncher {

	private static final int AT_ONCE = 64;

	private static final Duration TURN = Duration.ofSeconds(2);

	private final SelectorLoop loop;

	private final Queue<SwarmMember> waiting = new ArrayDeque<>();

	private final Set<Turn> turns = new HashSet<>();

	SwarmLauncher(SelectorLoop loop) {
		this.loop = loop;
	}

	void connect(SwarmMember member) {
		this.waiting.add(member);
		launch();
	}

	/**
	 * Ends the turn; once is enough.
	 */
	void over(Turn turn) {
		if (this.turns.remove(turn)) {
			this.loop.execute(this::launch);
		}
	}

	private void launch() {
		while (this.turns.size() < AT_ONCE && !this.waiting.isEmpty()) {
			Turn turn = new Turn();
			this.turns.add(turn);
			this.loop.after(TURN, () -> over(turn));
			this.waiting.remove().connect(turn);
		}
	}

	/**
	 * The right to connect now, by identity.
	 */
	static final class Turn {

	}

}
