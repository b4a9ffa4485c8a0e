/**
 * Tests of the way through Spring MVC: what a client sees on the socket, on Tomcat and on
 * Jetty.
 */
@NullMarked
package io.github.sseboot.webmvc;

import org.jspecify.annotations.NullMarked;
