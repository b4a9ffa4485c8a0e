package io.github.sseboot.architecture.planted.test;

import io.github.sseboot.architecture.planted.autoconfigure.OpenAutoConfiguration;

public class KitKnowsWiring {

	OpenAutoConfiguration wiring;

}
