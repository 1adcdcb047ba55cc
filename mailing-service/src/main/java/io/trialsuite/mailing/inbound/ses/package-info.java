/** Hearing what Amazon SES did with a mail. */
@NullMarked
package io.trialsuite.mailing.inbound.ses;

import org.jspecify.annotations.NullMarked;
