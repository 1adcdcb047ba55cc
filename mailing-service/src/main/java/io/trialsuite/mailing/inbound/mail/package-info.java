/** Hearing which mails other services want sent. */
@NullMarked
package io.trialsuite.mailing.inbound.mail;

import org.jspecify.annotations.NullMarked;
