/** Secrets that are handed out once and kept as digests only. */
@NullMarked
@CheckReturnValue
package io.trialsuite.auth.tokens;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
