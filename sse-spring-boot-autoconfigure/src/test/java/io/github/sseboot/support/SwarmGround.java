package io.github.sseboot.support;

import java.util.Random;

/**
 * What all members of a swarm share.
 *
 * @param options how they behave
 * @param loop their thread
 * @param random their dice
 * @param counts what happens to them
 * @param violations what they find wrong
 * @param sources where they connect from
 * @param launcher lets them connect
 */
record SwarmGround(SwarmOptions options, SelectorLoop loop, Random random, SwarmCounts counts, Violations violations,
		SourceAddresses sources, SwarmLauncher launcher) {
}
