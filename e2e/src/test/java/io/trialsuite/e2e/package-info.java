/** Whole journeys through the packaged suite, and faults in the middle of them. */
@NullMarked
package io.trialsuite.e2e;

import org.jspecify.annotations.NullMarked;
