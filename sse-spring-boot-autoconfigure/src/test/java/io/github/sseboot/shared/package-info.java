/**
 * The JavaScript module that the starter serves, in a real browser with several tabs.
 */
@org.jspecify.annotations.NullMarked
package io.github.sseboot.shared;
