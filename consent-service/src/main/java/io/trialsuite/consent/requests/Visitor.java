package io.trialsuite.consent.requests;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.participants.ParticipantRef;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whoever holds a link, in the capacity in which it was sent to them.
 *
 * @param signatory who, unless it is the participant
 * @param kiosk the device of the site they use; null for whoever comes by a link of their own
 */
public record Visitor(
        RequestRef reference,
        SignatoryRole role,
        @Nullable UUID signatory,
        @Nullable Kiosk kiosk) {

    Visitor(RequestRef reference, SignatoryRole role, @Nullable UUID signatory) {
        this(reference, role, signatory, null);
    }

    /** As intents and signatures name them; the participant by the pseudonym. */
    String signer(ConsentRequest request) {
        return signatory == null ? "participant/" + request.participant() : "signatory/" + signatory;
    }

    /** As the trail names them. */
    public AuditActor actor(ParticipantRef participant) {
        return signatory == null ? AuditActor.participant(participant) : AuditActor.signatory(signatory, role.name());
    }

    AuditActor actor(ConsentRequest request) {
        return actor(request.participant());
    }
}
