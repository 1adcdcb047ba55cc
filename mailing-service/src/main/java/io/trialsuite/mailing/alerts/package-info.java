/** Telling people at once that a mail bounced: one message per mail, however often Slack has to be asked. */
@NullMarked
package io.trialsuite.mailing.alerts;

import org.jspecify.annotations.NullMarked;
