package io.github.sseboot.architecture.planted.servlet;

import io.github.sseboot.architecture.planted.autoconfigure.OpenAutoConfiguration;

class AdapterKnowsWiring {

	OpenAutoConfiguration wiring;

}
