package io.github.sseboot.architecture.planted.dialect;

import io.github.sseboot.architecture.planted.client.ClientKnowsSpring;

class DialectKnowsTheClient {

	ClientKnowsSpring client;

}
