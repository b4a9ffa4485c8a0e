package io.github.sseboot.architecture.planted.client;

import org.springframework.util.StringUtils;

public class ClientKnowsSpring {

	StringUtils spring;

}
