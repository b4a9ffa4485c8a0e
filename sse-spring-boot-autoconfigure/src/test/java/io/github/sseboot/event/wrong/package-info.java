/**
 * Types of an application that cannot be published.
 */
package io.github.sseboot.event.wrong;
