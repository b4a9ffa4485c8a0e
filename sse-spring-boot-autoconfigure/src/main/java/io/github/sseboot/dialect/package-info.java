/**
 * The dialects: what events, and what streams say of themselves, look like on the wire.
 */
@NullMarked
package io.github.sseboot.dialect;

import org.jspecify.annotations.NullMarked;
