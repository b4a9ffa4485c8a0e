package io.github.sseboot.core.log;

/**
 * Makes the tag of a sequence from a seed, so that no tag has to be kept: another seed
 * gives another tag, but for 1 in 16 million.
 */
final class PositionTags {

	private final long seed;

	PositionTags(long seed) {
		this.seed = seed;
	}

	int of(long sequence) {
		long mixed = (sequence + this.seed) * 0x9E3779B97F4A7C15L ^ Long.rotateLeft(this.seed, 31);
		mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
		return (int) ((mixed ^ (mixed >>> 31)) & 0xFFFFFF);
	}

}
