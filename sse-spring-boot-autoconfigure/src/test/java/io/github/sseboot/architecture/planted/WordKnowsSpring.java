package io.github.sseboot.architecture.planted;

import org.springframework.core.io.Resource;

public class WordKnowsSpring {

	Resource resource;

}
