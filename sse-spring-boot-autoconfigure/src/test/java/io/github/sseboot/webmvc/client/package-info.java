/**
 * Clients that are not like browsers, under test.
 */
package io.github.sseboot.webmvc.client;
