/**
 * The words of Server-Sent Events: what an application publishes, and to whom.
 */
@NullMarked
package io.github.sseboot;

import org.jspecify.annotations.NullMarked;
