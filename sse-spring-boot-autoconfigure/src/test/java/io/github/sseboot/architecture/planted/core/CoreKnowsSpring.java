package io.github.sseboot.architecture.planted.core;

import org.springframework.core.io.Resource;

public class CoreKnowsSpring {

	Resource resource;

}
