/** What a person proves themselves with besides a password, and how it is enrolled, lost and replaced. */
@NullMarked
@CheckReturnValue
package io.trialsuite.auth.factors;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
