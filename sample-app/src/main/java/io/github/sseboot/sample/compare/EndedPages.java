package io.github.sseboot.sample.compare;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The pages whose clients shall not come back; the last thousand, since strangers make
 * them up.
 */
class EndedPages {

	private static final int MOST = 1000;

	private final Set<UUID> pages = new LinkedHashSet<>();

	synchronized void add(UUID page) {
		this.pages.add(page);
		if (this.pages.size() > MOST) {
			this.pages.remove(this.pages.iterator().next());
		}
	}

	synchronized boolean contains(UUID page) {
		return this.pages.contains(page);
	}

}
