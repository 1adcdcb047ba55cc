package io.trialsuite.mailing.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of this service tell each other about a mail; holds no text and no model.
 *
 * @param notifyAccount account that wants to know when the mail does not arrive
 */
public record TrackedMail(
        MailId id,
        UUID organization,
        @Nullable UUID study,
        String template,
        boolean critical,
        MailAddress recipient,
        MailReference reference,
        @Nullable UUID notifyAccount,
        MailCause cause) {}
