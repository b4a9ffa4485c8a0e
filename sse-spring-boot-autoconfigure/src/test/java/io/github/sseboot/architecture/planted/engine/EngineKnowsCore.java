package io.github.sseboot.architecture.planted.engine;

import io.github.sseboot.architecture.planted.core.CoreKnowsSpring;

public class EngineKnowsCore {

	CoreKnowsSpring core;

}
