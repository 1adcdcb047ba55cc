/** Logging in to a client by way of the browser: OpenID Connect with authorization code and PKCE. */
@NullMarked
@CheckReturnValue
package io.trialsuite.auth.login;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
