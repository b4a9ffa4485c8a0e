/**
 * Between the broadcaster and the node: holds what is published within a transaction
 * until that has committed.
 */
@NullMarked
package io.github.sseboot.transaction;

import org.jspecify.annotations.NullMarked;
