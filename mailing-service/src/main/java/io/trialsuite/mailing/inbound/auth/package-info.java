/** Hearing which access tokens are no longer good. */
@NullMarked
package io.trialsuite.mailing.inbound.auth;

import org.jspecify.annotations.NullMarked;
