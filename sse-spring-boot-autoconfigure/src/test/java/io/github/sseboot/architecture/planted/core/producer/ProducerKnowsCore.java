package io.github.sseboot.architecture.planted.core.producer;

import io.github.sseboot.architecture.planted.core.CoreKnowsSpring;

public class ProducerKnowsCore {

	CoreKnowsSpring core;

}
