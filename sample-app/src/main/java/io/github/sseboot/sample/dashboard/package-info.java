/**
 * The server looks at itself: what it does is published, and drawn by the page.
 */
@NullMarked
package io.github.sseboot.sample.dashboard;

import org.jspecify.annotations.NullMarked;
