package io.github.sseboot.architecture.planted.core.channel;

class ChannelLogsBySystem {

	final System.Logger logger = System.getLogger("channel");

}
