package io.github.sseboot.architecture.planted.health;

import io.github.sseboot.architecture.planted.test.KitKnowsWiring;

class HealthKnowsTheKit {

	KitKnowsWiring kit;

}
