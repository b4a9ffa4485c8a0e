/**
 * What applications test their streams with: a client that waits for events, a recorder
 * of what is published, time that can be moved, a network that fails. Needs what
 * {@code spring-boot-starter-test} brings; nothing else knows this package.
 */
@NullMarked
package io.github.sseboot.test;

import org.jspecify.annotations.NullMarked;
