package io.github.sseboot.architecture.planted.core.wire;

import io.github.sseboot.architecture.planted.core.log.LogKnowsChannel;

class WireKnowsLog {

	LogKnowsChannel log;

}
