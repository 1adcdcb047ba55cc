package io.trialsuite.consent.participants;

import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A participant leaves; part of the transaction that also ends what they were asked. */
@Service
public class LeavingStudies {

    private final Participants participants;
    private final AuditTrail audit;

    LeavingStudies(Participants participants, AuditTrail audit) {
        this.participants = participants;
        this.audit = audit;
    }

    /** Whoever wants to ask or hear this participant waits for the transaction's end, and then finds them gone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void leave(WithdrawParticipant command, Instant at) {
        var organization = command.by().organizationId();
        participants.requireLocked(organization, command.participant()).withdraw();
        audit.record(new AuditEntry(
                organization,
                command.by().actor(),
                "consent.participant.withdrawn",
                "participant",
                command.participant().toString(),
                at,
                Map.of("status", "ACTIVE"),
                Map.of("status", "WITHDRAWN"),
                null));
    }
}
