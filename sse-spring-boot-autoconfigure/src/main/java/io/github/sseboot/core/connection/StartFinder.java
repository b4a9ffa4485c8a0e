package io.github.sseboot.core.connection;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.SseStream;
import io.github.sseboot.core.channel.Channel;
import io.github.sseboot.core.channel.ChannelRegistry;
import io.github.sseboot.core.channel.Head;
import io.github.sseboot.core.channel.Interest;
import io.github.sseboot.core.log.PositionToken;
import io.github.sseboot.core.log.Resumption;
import io.github.sseboot.core.log.ResumptionResolver;
import io.github.sseboot.core.wire.Frame;
import io.github.sseboot.core.wire.Gap;
import io.github.sseboot.core.wire.Opening;

/**
 * Finds where a connection begins to read. The listener is known to its channels before
 * the head is taken, so between the two nothing is missed.
 */
final class StartFinder {

	private final ChannelRegistry channels;

	private final ResumptionResolver resumptions;

	StartFinder(ChannelRegistry channels, ResumptionResolver resumptions) {
		this.channels = channels;
		this.resumptions = resumptions;
	}

	Start find(String id, Subscription subscription, Place place, Head head) {
		Resumption resumption = this.resumptions.resolve(token(subscription));
		if (resumption instanceof Resumption.Exact exact) {
			return resumed(id, subscription, place, exact);
		}
		if (resumption instanceof Resumption.Unknown unknown) {
			List<String> all = place.interests().stream().map((interest) -> interest.channel().name()).toList();
			return withGap(id, subscription, 0, head.sequence(), null, new Gap(unknown.reason(), all));
		}
		return fresh(id, subscription, place, head);
	}

	private static @Nullable String token(Subscription subscription) {
		String lastEventId = subscription.lastEventId();
		if (lastEventId == null || lastEventId.isEmpty()) {
			return null;
		}
		String token = subscription.dialect().token(lastEventId);
		return (token != null) ? token : "?";
	}

	private static Start fresh(String id, Subscription subscription, Place place, Head head) {
		SseStream.Beginning beginning = subscription.stream().beginning();
		if (beginning instanceof SseStream.Beginning.Newest newest) {
			Long first = Past.firstOfNewest(place, newest.count(), head.sequence());
			return fresh(id, subscription, (first != null) ? first - 1 : head.sequence(), head, List.of());
		}
		List<Frame> latest = (beginning instanceof SseStream.Beginning.Latest) ? Past.latest(place, head.sequence())
				: List.of();
		return fresh(id, subscription, head.sequence(), head, latest);
	}

	private static Start fresh(String id, Subscription subscription, long position, Head head, List<Frame> initial) {
		boolean snapshot = subscription.stream().beginning() instanceof SseStream.Beginning.Snapshot;
		boolean baseline = position == head.sequence() && initial.isEmpty() && !snapshot;
		Opening opening = new Opening(id, Opening.Resume.NEW, baseline, subscription.timing().retry());
		return new Start(position, head.sequence(), null, initial, opening, head.token(), null);
	}

	private Start resumed(String id, Subscription subscription, Place place, Resumption.Exact exact) {
		long position = this.channels.sequenceOf(exact.cursor().positions().get(0));
		List<Interest> interests = place.interests();
		List<String> missed = new ArrayList<>();
		long[] trimmed = new long[interests.size()];
		for (int bit = 0; bit < trimmed.length; bit++) {
			Channel channel = interests.get(bit).channel();
			long horizon = channel.missing(subscription.lagPolicy(channel));
			if (horizon > position) {
				missed.add(channel.name());
				trimmed[bit] = horizon;
			}
		}
		if (!missed.isEmpty()) {
			return withGap(id, subscription, position, 0, trimmed, new Gap(Gap.Reason.TRIMMED, missed));
		}
		Opening opening = new Opening(id, Opening.Resume.EXACT, true, subscription.timing().retry());
		return new Start(position, 0, null, List.of(), opening, PositionToken.encode(exact.cursor()), null);
	}

	private static Start withGap(String id, Subscription subscription, long position, long unpromised,
			long @Nullable [] trimmed, Gap gap) {
		Opening opening = new Opening(id, Opening.Resume.GAP, false, subscription.timing().retry());
		return new Start(position, unpromised, trimmed, List.of(), opening, new byte[0], gap);
	}

}
