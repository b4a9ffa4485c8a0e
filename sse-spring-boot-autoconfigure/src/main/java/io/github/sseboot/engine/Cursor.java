package io.github.sseboot.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in the whole log: one position per partition, in their order.
 *
 * @param generation the generation of the log
 * @param positions the positions
 * @since 1.0.0
 */
public record Cursor(int generation, List<Position> positions) {

	public Cursor {
		positions = List.copyOf(positions);
		for (int i = 0; i < positions.size(); i++) {
			if (positions.get(i).partition() != i) {
				throw new IllegalArgumentException(
						"'positions' must be in the order of the partitions but was " + positions);
			}
		}
	}

	/**
	 * This cursor, moved in one partition.
	 * @param position the new position of its partition
	 * @return the cursor
	 */
	public Cursor with(Position position) {
		if (this.positions.size() == 1) {
			return new Cursor(this.generation, List.of(position));
		}
		List<Position> moved = new ArrayList<>(this.positions);
		moved.set(position.partition(), position);
		return new Cursor(this.generation, moved);
	}

}
