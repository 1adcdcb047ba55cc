/** Which organizations exist and under which name. */
@NullMarked
@CheckReturnValue
package io.trialsuite.auth.organizations;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
