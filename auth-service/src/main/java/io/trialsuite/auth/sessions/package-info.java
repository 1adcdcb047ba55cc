/** From a right password to a session in one organization, and from a session to short-lived tokens for one service each. */
@NullMarked
@CheckReturnValue
package io.trialsuite.auth.sessions;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
