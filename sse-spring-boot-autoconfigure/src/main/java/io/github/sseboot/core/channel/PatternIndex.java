package io.github.sseboot.core.channel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Finds the patterns that match a name, segment by segment. What it costs depends on the
 * segments of the name, not on the number of patterns. Belongs to the holder of the
 * node's lock.
 */
final class PatternIndex {

	private final Node root = new Node();

	void add(Channel pattern) {
		Node node = this.root;
		for (String segment : pattern.name().split("/", -1)) {
			if (segment.equals("**")) {
				node.rest = pattern;
				return;
			}
			node = node.children.computeIfAbsent(segment, (key) -> new Node());
		}
		node.here = pattern;
	}

	void remove(Channel pattern) {
		remove(this.root, pattern.name().split("/", -1), 0);
	}

	List<Channel> match(String name) {
		if (this.root.isEmpty() || name.startsWith(PatternMatch.PRIVATE)) {
			return List.of();
		}
		List<Channel> found = new ArrayList<>();
		match(this.root, name.split("/", -1), 0, found);
		return found;
	}

	private void match(Node node, String[] segments, int depth, List<Channel> found) {
		if (depth == segments.length) {
			addIfPresent(node.here, found);
			return;
		}
		addIfPresent(node.rest, found);
		Node literal = node.children.get(segments[depth]);
		if (literal != null) {
			match(literal, segments, depth + 1, found);
		}
		Node any = node.children.get("*");
		if (any != null) {
			match(any, segments, depth + 1, found);
		}
	}

	private static void addIfPresent(@Nullable Channel pattern, List<Channel> found) {
		if (pattern != null) {
			found.add(pattern);
		}
	}

	private boolean remove(Node node, String[] segments, int depth) {
		if (depth == segments.length) {
			node.here = null;
		}
		else if (segments[depth].equals("**")) {
			node.rest = null;
		}
		else {
			Node child = node.children.get(segments[depth]);
			if (child != null && remove(child, segments, depth + 1)) {
				node.children.remove(segments[depth]);
			}
		}
		return node.isEmpty();
	}

	private static final class Node {

		private final Map<String, Node> children = new HashMap<>();

		private @Nullable Channel here;

		private @Nullable Channel rest;

		private boolean isEmpty() {
			return this.children.isEmpty() && this.here == null && this.rest == null;
		}

	}

}
