/** What people are written by mail; the only place from which an address leaves this service. */
@NullMarked
@CheckReturnValue
package io.trialsuite.auth.correspondence;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
