package io.github.sseboot.architecture.planted.core.log;

import io.github.sseboot.architecture.planted.engine.file.EngineKnowsWiring;

public class LogKnowsAnEngine {

	EngineKnowsWiring engine;

}
