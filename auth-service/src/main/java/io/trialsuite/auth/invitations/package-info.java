/** Asking somebody by mail to join an organization, and what they answer. */
@NullMarked
@CheckReturnValue
package io.trialsuite.auth.invitations;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
