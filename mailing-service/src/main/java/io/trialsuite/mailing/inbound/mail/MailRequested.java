package io.trialsuite.mailing.inbound.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What we read of {@code mailing.mail.requested.v1}. */
record MailRequested(
        @Nullable UUID mailId,
        @Nullable String template,
        @Nullable String locale,
        @Nullable String to,
        @Nullable Map<String, @Nullable String> model,
        boolean critical,
        @Nullable Reference reference,
        @JsonProperty("notify") @Nullable UUID notifyAccount) {

    record Reference(
            @Nullable String context,
            @Nullable String kind,
            @Nullable String id) {}
}
