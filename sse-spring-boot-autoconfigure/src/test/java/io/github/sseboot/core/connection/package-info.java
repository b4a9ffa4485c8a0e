/**
 * The connections under test, alone and in whole simulated nodes.
 */
package io.github.sseboot.core.connection;
