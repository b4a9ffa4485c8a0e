package io.github.sseboot.architecture.planted.servlet;

import io.github.sseboot.architecture.planted.webmvc.CycleThere;

class TransportKnowsMvc {

	CycleThere there;

}
