package io.trialsuite.consent.requests;

import io.trialsuite.consent.correspondence.ParticipantLetters;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The mail by which somebody is asked, and what has become of it. */
@Embeddable
@SuppressWarnings("UnusedVariable") // columns that only queries read
class InvitationMail {

    @Enumerated(EnumType.STRING)
    private InvitationDelivery delivery;

    private @Nullable UUID invitationMailId;
    private @Nullable Instant deliveryAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected InvitationMail() {}

    private InvitationMail(InvitationDelivery delivery, @Nullable UUID mail) {
        this.delivery = delivery;
        this.invitationMailId = mail;
    }

    static InvitationMail requested() {
        return new InvitationMail(InvitationDelivery.REQUESTED, ParticipantLetters.nextMail());
    }

    /** Of whoever is asked at the site. */
    static InvitationMail none() {
        return new InvitationMail(InvitationDelivery.NOT_SENT, null);
    }

    /** A report about it: one that is older than what is known, or about another mail, changes nothing. */
    boolean reported(UUID mail, InvitationDelivery outcome, Instant at) {
        if (!mail.equals(invitationMailId) || outcome.compareTo(delivery) <= 0) {
            return false;
        }
        this.delivery = outcome;
        this.deliveryAt = at;
        return true;
    }

    InvitationDelivery delivery() {
        return delivery;
    }

    /** By which its delivery is reported; whoever is asked at the site gets none. */
    @Nullable
    UUID mail() {
        return invitationMailId;
    }
}
