package io.github.sseboot.architecture.planted.core.connection;

import io.github.sseboot.architecture.planted.core.CoreKnowsSpring;

public class ConnectionKnowsCore {

	CoreKnowsSpring core;

}
