package io.trialsuite.mailing.outgoing;

import io.trialsuite.mailing.mail.AttemptId;
import io.trialsuite.mailing.mail.MailAddress;
import io.trialsuite.mailing.mail.MailCause;
import io.trialsuite.mailing.mail.MailId;
import io.trialsuite.mailing.templates.RenderedMail;

/** A mail ready to be handed over, and the attempt already written down for it. */
public record OutgoingMail(
        MailId mail, AttemptId attempt, MailAddress recipient, RenderedMail content, MailCause cause) {}
