/** How participants answer: the interface of input methods, for consent-service and for those who write plugins. */
@NullMarked
package io.trialsuite.input;

import org.jspecify.annotations.NullMarked;
