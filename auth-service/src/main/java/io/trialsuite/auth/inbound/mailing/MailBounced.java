package io.trialsuite.auth.inbound.mailing;

import java.time.Instant;

/** Our copy of {@code mailing.mail.bounced.v1}; what is not permanent says nothing about the address. */
record MailBounced(Reference reference, boolean permanent, Instant bouncedAt) {

    /** In whose name the mail was asked for; mailing-service hands it back untouched. */
    record Reference(String context, String kind, String id) {}

    boolean disprovesAnAddress() {
        return permanent
                && reference.context().equals("auth")
                && reference.kind().equals("account");
    }
}
