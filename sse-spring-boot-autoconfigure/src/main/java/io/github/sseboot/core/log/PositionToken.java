package io.github.sseboot.core.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.engine.Cursor;
import io.github.sseboot.engine.LogInfo;
import io.github.sseboot.engine.Position;

/**
 * A cursor as event id: {@code 1}, then base64url of the generation (1 byte) and, for
 * each partition, sequence (6 bytes) and tag (3 bytes). All tokens of a log have the same
 * length, so a frame can leave a place for one.
 *
 * @since 1.0.0
 */
public final class PositionToken {

	private static final char VERSION = '1';

	private static final int BYTES_PER_PARTITION = 9;

	private PositionToken() {
	}

	/**
	 * How long the tokens of a log are.
	 * @param partitions how many partitions the log has
	 * @return the length
	 */
	public static int length(int partitions) {
		return 1 + (8 * (1 + BYTES_PER_PARTITION * partitions) + 5) / 6;
	}

	/**
	 * The token of a cursor.
	 * @param cursor the cursor
	 * @return the token, in ASCII
	 */
	public static byte[] encode(Cursor cursor) {
		ByteBuffer content = ByteBuffer.allocate(1 + BYTES_PER_PARTITION * cursor.positions().size());
		content.put((byte) cursor.generation());
		for (Position position : cursor.positions()) {
			content.putShort((short) (position.sequence() >>> 32)).putInt((int) position.sequence());
			content.put((byte) (position.tag() >>> 16)).putShort((short) position.tag());
		}
		byte[] text = Base64.getUrlEncoder().withoutPadding().encode(content.array());
		byte[] token = new byte[1 + text.length];
		token[0] = VERSION;
		System.arraycopy(text, 0, token, 1, text.length);
		return token;
	}

	/**
	 * The cursor of a token. Bounded work, whatever the text is.
	 * @param token a text that claims to be a token
	 * @return the cursor, or {@code null} if no log of ours makes such a token
	 */
	public static @Nullable Cursor decode(String token) {
		if (token.isEmpty() || token.charAt(0) != VERSION || token.length() > length(LogInfo.MAX_PARTITIONS)) {
			return null;
		}
		byte[] content = content(token);
		if (content == null || content.length % BYTES_PER_PARTITION != 1 || content.length == 1) {
			return null;
		}
		ByteBuffer bytes = ByteBuffer.wrap(content);
		int generation = bytes.get() & 0xFF;
		List<Position> positions = new ArrayList<>();
		while (bytes.hasRemaining()) {
			long sequence = ((long) (bytes.getShort() & 0xFFFF) << 32) | (bytes.getInt() & 0xFFFFFFFFL);
			int tag = ((bytes.get() & 0xFF) << 16) | (bytes.getShort() & 0xFFFF);
			positions.add(new Position(positions.size(), sequence, tag));
		}
		Cursor cursor = new Cursor(generation, positions);
		boolean canonical = token.equals(new String(encode(cursor), StandardCharsets.US_ASCII));
		return canonical ? cursor : null;
	}

	private static byte @Nullable [] content(String token) {
		try {
			return Base64.getUrlDecoder().decode(token.substring(1));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
