/**
 * The promises of {@code docs/guarantees.md} under test: a Spring Boot application, a
 * real server, real sockets.
 */
package io.github.sseboot.guarantees;
