package io.github.sseboot.architecture.planted.core.channel;

import java.util.logging.Logger;

class ChannelLogs {

	final Logger logger = Logger.getLogger("channel");

}
