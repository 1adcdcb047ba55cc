package io.trialsuite.notification.inbound.mailing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What we read of {@code mailing.mail.complained.v1}. */
record MailComplained(
        UUID mailId,
        MailReference reference,
        @JsonProperty("notify") @Nullable UUID notifyAccount) {}
