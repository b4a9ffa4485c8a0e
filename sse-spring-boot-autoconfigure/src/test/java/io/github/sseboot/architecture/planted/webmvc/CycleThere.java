package io.github.sseboot.architecture.planted.webmvc;

import io.github.sseboot.architecture.planted.transmit.CycleBack;

public class CycleThere {

	CycleBack back;

}
