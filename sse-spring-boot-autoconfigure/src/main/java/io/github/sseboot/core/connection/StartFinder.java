package io.github.sseboot.core.connection;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.SseBeginning;
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
		Resumption resumption = this.resumptions.resolve(place.position(subscription.token()));
		if (resumption instanceof Resumption.Exact exact) {
			return resumed(id, subscription, place, exact);
		}
		if (resumption instanceof Resumption.Unknown unknown) {
			List<String> all = place.interests().stream().map((interest) -> interest.channel().label()).toList();
			return withGap(id, subscription, place, 0, head.sequence(), null, new Gap(unknown.reason(), all));
		}
		return fresh(id, subscription, place, head);
	}

	private static Start fresh(String id, Subscription subscription, Place place, Head head) {
		SseBeginning beginning = subscription.stream().beginning();
		if (beginning instanceof SseBeginning.Newest newest) {
			Long first = Past.firstOfNewest(place, newest.count(), head.sequence());
			return fresh(id, subscription, place, (first != null) ? first - 1 : head.sequence(), head, List.of());
		}
		List<Frame> latest = (beginning instanceof SseBeginning.Latest) ? Past.latest(place, head.sequence())
				: List.of();
		return fresh(id, subscription, place, head.sequence(), head, latest);
	}

	private static Start fresh(String id, Subscription subscription, Place place, long position, Head head,
			List<Frame> initial) {
		boolean snapshot = subscription.stream().beginning() instanceof SseBeginning.Snapshot;
		boolean baseline = position == head.sequence() && initial.isEmpty() && !snapshot;
		Opening opening = new Opening(id, Opening.Resume.NEW, baseline, subscription.timing().retry());
		return new Start(position, head.sequence(), null, initial, opening, head.token(), place.suffix(), null);
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
				missed.add(channel.label());
				trimmed[bit] = horizon;
			}
		}
		if (!missed.isEmpty()) {
			return withGap(id, subscription, place, position, 0, trimmed, new Gap(Gap.Reason.TRIMMED, missed));
		}
		Opening opening = new Opening(id, Opening.Resume.EXACT, true, subscription.timing().retry());
		return new Start(position, 0, null, List.of(), opening, PositionToken.encode(exact.cursor()), place.suffix(),
				null);
	}

	private static Start withGap(String id, Subscription subscription, Place place, long position, long unpromised,
			long @Nullable [] trimmed, Gap gap) {
		Opening opening = new Opening(id, Opening.Resume.GAP, false, subscription.timing().retry());
		return new Start(position, unpromised, trimmed, List.of(), opening, new byte[0], place.suffix(), gap);
	}

}
