/** What is made to go wrong on request: throttling, refusals, delays, dropped connections and duplicate deliveries. */
@NullMarked
package io.trialsuite.localaws.faults;

import org.jspecify.annotations.NullMarked;
