/** Who does what in which study: the medical roles that permissions on documents are decided by. */
@NullMarked
@CheckReturnValue
package io.trialsuite.auth.studyroles;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
