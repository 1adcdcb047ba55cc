package io.trialsuite.auth.correspondence;

import java.util.Map;
import java.util.UUID;

/** The command as its contract says it. */
record MailRequestedV1(
        UUID mailId,
        String template,
        String locale,
        String to,
        Map<String, String> model,
        boolean critical,
        Reference reference) {

    record Reference(String context, String kind, String id) {}
}
