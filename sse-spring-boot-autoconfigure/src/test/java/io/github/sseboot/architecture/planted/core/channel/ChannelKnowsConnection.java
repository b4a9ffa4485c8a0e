package io.github.sseboot.architecture.planted.core.channel;

import io.github.sseboot.architecture.planted.core.connection.ConnectionKnowsCore;

public class ChannelKnowsConnection {

	ConnectionKnowsCore connection;

}
