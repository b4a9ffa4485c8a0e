package io.github.sseboot.architecture.planted.core.log;

import io.github.sseboot.architecture.planted.core.channel.ChannelKnowsConnection;

public class LogKnowsChannel {

	ChannelKnowsConnection channel;

}
