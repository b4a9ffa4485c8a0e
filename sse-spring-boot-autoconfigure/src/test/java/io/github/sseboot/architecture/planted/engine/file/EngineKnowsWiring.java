package io.github.sseboot.architecture.planted.engine.file;

import io.github.sseboot.architecture.planted.autoconfigure.OpenAutoConfiguration;

public class EngineKnowsWiring {

	OpenAutoConfiguration wiring;

}
