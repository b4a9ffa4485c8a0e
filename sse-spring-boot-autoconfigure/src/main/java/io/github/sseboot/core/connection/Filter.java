package io.github.sseboot.core.connection;

import java.util.Map;
import java.util.Set;

import io.github.sseboot.core.wire.Traits;

/**
 * Which events of its channels a connection gets. Looked at by the shard, so no more than
 * a comparison of headers.
 *
 * @param connection the id of the connection
 * @param conditions which values of which headers an event must have
 */
record Filter(String connection, Map<String, Set<String>> conditions) {

	boolean accepts(Traits traits) {
		for (Map.Entry<String, Set<String>> condition : this.conditions.entrySet()) {
			String value = traits.headers().get(condition.getKey());
			if (value == null || !condition.getValue().contains(value)) {
				return false;
			}
		}
		return !traits.excepts(this.connection);
	}

	/**
	 * Whether there is no condition.
	 */
	boolean acceptsAll() {
		return this.conditions.isEmpty();
	}

}
