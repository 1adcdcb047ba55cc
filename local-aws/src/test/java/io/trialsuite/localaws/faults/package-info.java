/** Every fault a test may ask for, seen from the client. */
@NullMarked
package io.trialsuite.localaws.faults;

import org.jspecify.annotations.NullMarked;
