package io.trialsuite.mailing.announcing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trialsuite.mailing.mail.MailReference;
import io.trialsuite.mailing.mail.TrackedMail;
import io.trialsuite.outbox.OutboxMessage;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts in the form other services read; no address and no text is among them. */
final class MailContracts {

    private MailContracts() {}

    static OutboxMessage of(MailFact fact) {
        var mail = fact.mail();
        return switch (fact) {
            case MailFact.Accepted accepted ->
                message("mailing.mail.accepted.v1", fact, new AcceptedV1(id(mail), mail.reference(), accepted.at()));
            case MailFact.Delivered delivered ->
                message("mailing.mail.delivered.v1", fact, new DeliveredV1(id(mail), mail.reference(), delivered.at()));
            case MailFact.Bounced bounced -> message("mailing.mail.bounced.v1", fact, bounced(bounced));
            case MailFact.NotSent unsent -> message("mailing.mail.bounced.v1", fact, notSent(unsent));
            case MailFact.Complained complained ->
                message(
                        "mailing.mail.complained.v1",
                        fact,
                        new ComplainedV1(
                                id(mail),
                                mail.reference(),
                                mail.notifyAccount(),
                                complained.feedbackType(),
                                complained.at()));
        };
    }

    private static BouncedV1 bounced(MailFact.Bounced fact) {
        var mail = fact.mail();
        var bounce = fact.bounce();
        return new BouncedV1(
                id(mail),
                mail.reference(),
                mail.notifyAccount(),
                bounce.permanent(),
                bounce.type(),
                bounce.subType(),
                bounce.smtpStatus(),
                bounce.reason().code(),
                fact.at());
    }

    // for whoever waits for the mail, one that never left is the same as one that came back
    private static BouncedV1 notSent(MailFact.NotSent fact) {
        var mail = fact.mail();
        return new BouncedV1(
                id(mail),
                mail.reference(),
                mail.notifyAccount(),
                true,
                "Permanent",
                "NotSent",
                null,
                fact.reason().code(),
                fact.at());
    }

    private static OutboxMessage message(String type, MailFact fact, Object data) {
        var mail = fact.mail();
        var message = OutboxMessage.of(type, mail.id(), fact.at(), data).with("organizationid", mail.organization());
        return mail.study() == null ? message : message.with("studyid", mail.study());
    }

    private static UUID id(TrackedMail mail) {
        return mail.id().value();
    }

    record AcceptedV1(UUID mailId, MailReference reference, Instant acceptedAt) {}

    record DeliveredV1(UUID mailId, MailReference reference, Instant deliveredAt) {}

    record BouncedV1(
            UUID mailId,
            MailReference reference,
            @JsonProperty("notify") @Nullable UUID notifyAccount,
            boolean permanent,
            String bounceType,
            String bounceSubType,
            @Nullable String smtpStatus,
            String reasonCode,
            Instant bouncedAt) {}

    record ComplainedV1(
            UUID mailId,
            MailReference reference,
            @JsonProperty("notify") @Nullable UUID notifyAccount,
            @Nullable String feedbackType,
            Instant complainedAt) {}
}
