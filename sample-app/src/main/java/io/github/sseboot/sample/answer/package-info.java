/**
 * An answer that takes a while: produced once, and read by whoever asked, however often
 * the page is loaded meanwhile.
 */
@NullMarked
package io.github.sseboot.sample.answer;

import org.jspecify.annotations.NullMarked;
