package io.github.sseboot.core.log;

import io.github.sseboot.engine.EventLog;
import io.github.sseboot.engine.EventLogContract;

class MemoryEventLogTests extends EventLogContract {

	private long seed = 1;

	@Override
	protected EventLog createLog(int maxEvents) {
		return new MemoryEventLog(maxEvents, this.seed++);
	}

}
