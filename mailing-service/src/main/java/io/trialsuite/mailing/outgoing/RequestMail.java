package io.trialsuite.mailing.outgoing;

import io.trialsuite.mailing.mail.MailCause;
import io.trialsuite.mailing.mail.MailId;
import io.trialsuite.mailing.mail.MailLocale;
import io.trialsuite.mailing.mail.MailReference;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one mail.
 *
 * @param critical somebody waits for it: better twice than never
 */
public record RequestMail(
        MailId mail,
        UUID organization,
        @Nullable UUID study,
        String template,
        MailLocale locale,
        String to,
        Map<String, String> model,
        boolean critical,
        MailReference reference,
        @Nullable UUID notifyAccount,
        MailCause cause) {

    public RequestMail {
        model = Map.copyOf(model);
    }
}
