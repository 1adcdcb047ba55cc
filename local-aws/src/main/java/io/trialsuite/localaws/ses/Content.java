package io.trialsuite.localaws.ses;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, whichever of SES's three forms it came in.
 *
 * @param headers the sender's own, besides those that SES writes
 * @param everything all text of it, decoded, for the virus check
 * @param raw the message as it came; null unless it was sent raw
 * @param operation the value of the tag {@code ses:operation}
 */
record Content(
        String subject,
        @Nullable String text,
        @Nullable String html,
        List<Header> headers,
        List<String> attachments,
        String everything,
        @Nullable MimeMessage raw,
        String operation) {}
