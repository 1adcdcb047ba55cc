package io.trialsuite.mailing.outgoing;

import io.trialsuite.mailing.mail.MailAddress;
import io.trialsuite.mailing.mail.MailCause;
import io.trialsuite.mailing.mail.MailId;
import io.trialsuite.mailing.mail.MailLocale;
import io.trialsuite.mailing.mail.MailReference;
import io.trialsuite.mailing.mail.TrackedMail;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was asked for, but for the words; never changes. */
@Embeddable
record Letter(
        UUID organizationId,
        @Nullable UUID studyId,
        String template,
        @Enumerated(EnumType.STRING) MailLocale locale,
        String recipient,
        boolean critical,

        @Embedded
        @AttributeOverride(name = "context", column = @Column(name = "reference_context"))
        @AttributeOverride(name = "kind", column = @Column(name = "reference_kind"))
        @AttributeOverride(name = "id", column = @Column(name = "reference_id"))
        MailReference reference,

        @Column(name = "notify") @Nullable UUID notifyAccount,
        @Embedded @Nullable MailCause cause) {

    static Letter of(RequestMail request) {
        return new Letter(
                request.organization(),
                request.study(),
                request.template(),
                request.locale(),
                request.to(),
                request.critical(),
                request.reference(),
                request.notifyAccount(),
                request.cause());
    }

    TrackedMail tracked(MailId id) {
        return new TrackedMail(
                id,
                organizationId,
                studyId,
                template,
                critical,
                new MailAddress(recipient),
                reference,
                notifyAccount,
                cause == null ? new MailCause(null, null, null) : cause);
    }
}
