/** Which key signs now, which ones still verify, and what a signed token looks like. */
@NullMarked
@CheckReturnValue
package io.trialsuite.auth.keys;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
