/** Which services may call others on their own behalf, and how they prove who they are. */
@NullMarked
@CheckReturnValue
package io.trialsuite.auth.clients;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
