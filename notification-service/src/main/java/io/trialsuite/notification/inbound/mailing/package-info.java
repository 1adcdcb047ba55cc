/** Hearing which mails did not arrive. */
@NullMarked
package io.trialsuite.notification.inbound.mailing;

import org.jspecify.annotations.NullMarked;
