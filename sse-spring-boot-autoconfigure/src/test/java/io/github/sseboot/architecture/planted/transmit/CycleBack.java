package io.github.sseboot.architecture.planted.transmit;

import io.github.sseboot.architecture.planted.webmvc.CycleThere;

public class CycleBack {

	CycleThere there;

}
