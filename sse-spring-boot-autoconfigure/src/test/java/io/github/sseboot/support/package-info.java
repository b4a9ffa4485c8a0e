/**
 * The other end of the wire: clients, a swarm of them, a faulty network between, and what
 * a test wants to know about its own process. Knows HTTP and event streams, nothing of
 * the starter.
 */
package io.github.sseboot.support;
