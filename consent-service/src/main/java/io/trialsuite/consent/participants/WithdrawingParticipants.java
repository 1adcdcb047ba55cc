package io.trialsuite.consent.participants;

import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class WithdrawingParticipants {

    private final Participants participants;
    private final AuditTrail audit;
    private final Clock clock;

    WithdrawingParticipants(Participants participants, AuditTrail audit, Clock clock) {
        this.participants = participants;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void withdraw(WithdrawParticipant command) {
        var organization = command.by().organizationId();
        participants.require(organization, command.participant()).withdraw();
        audit.record(new AuditEntry(
                organization,
                command.by().actor(),
                "consent.participant.withdrawn",
                "participant",
                command.participant().toString(),
                clock.instant(),
                Map.of("status", "ACTIVE"),
                Map.of("status", "WITHDRAWN"),
                null));
    }
}
