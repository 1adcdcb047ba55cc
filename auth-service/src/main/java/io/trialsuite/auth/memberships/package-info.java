/** Who belongs to which organization, in which role, and which one they land in by default. */
@NullMarked
@CheckReturnValue
package io.trialsuite.auth.memberships;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
