/**
 * TLS for a demonstration, in the profile of that name: browsers speak HTTP/2 only over
 * TLS.
 */
@NullMarked
package io.github.sseboot.sample.tls;

import org.jspecify.annotations.NullMarked;
