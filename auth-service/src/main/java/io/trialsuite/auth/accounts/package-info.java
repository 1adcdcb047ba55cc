/** Who has an account and whether a password is really theirs, without telling strangers which addresses are known. */
@NullMarked
@CheckReturnValue
package io.trialsuite.auth.accounts;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
