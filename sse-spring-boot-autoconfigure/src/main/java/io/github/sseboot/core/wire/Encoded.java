package io.github.sseboot.core.wire;

/**
 * A block as one dialect writes it. The value of its {@code id:} line may be left open:
 * which position that is turns out later, or differs from client to client.
 *
 * @param bytes the whole block; nobody but the owner of an open id changes it
 * @param idOffset where the value of the id begins, or -1 if the block has none
 * @since 1.0.0
 */
public record Encoded(byte[] bytes, int idOffset) {

	/**
	 * Nothing at all: the dialect does not say this.
	 */
	public static final Encoded NOTHING = new Encoded(new byte[0], -1);

	/**
	 * Write the value of the id, if there is one.
	 * @param token the value; as long as the place left for it, or its beginning
	 * @return this
	 */
	public Encoded stamp(byte[] token) {
		if (this.idOffset >= 0) {
			System.arraycopy(token, 0, this.bytes, this.idOffset, token.length);
		}
		return this;
	}

	/**
	 * Write the end of the id, if there is one.
	 * @param offset where in the id it begins
	 * @param suffix the end
	 * @return this
	 */
	public Encoded stamp(int offset, byte[] suffix) {
		if (this.idOffset >= 0) {
			System.arraycopy(suffix, 0, this.bytes, this.idOffset + offset, suffix.length);
		}
		return this;
	}

	/**
	 * How many bytes there are.
	 * @return the length
	 */
	public int length() {
		return this.bytes.length;
	}

}
