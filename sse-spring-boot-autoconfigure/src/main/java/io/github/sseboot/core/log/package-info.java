/**
 * The log: where published events get their place, and what a client's last event id says
 * about it. Knows nothing of who reads.
 */
@NullMarked
package io.github.sseboot.core.log;

import org.jspecify.annotations.NullMarked;
