/**
 * What applications publish to pages that take HTML: changes of a page, which become the
 * data of events. The dialects for such pages send it as it is.
 */
@NullMarked
package io.github.sseboot.patch;

import org.jspecify.annotations.NullMarked;
