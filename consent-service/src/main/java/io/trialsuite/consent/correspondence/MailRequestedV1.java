package io.trialsuite.consent.correspondence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** The command as its contract says it. */
record MailRequestedV1(
        String mailId,
        String template,
        String locale,
        String to,
        Map<String, String> model,
        boolean critical,
        Reference reference,
        @JsonProperty("notify") String accountToNotify) {

    record Reference(String context, String kind, String id) {}
}
