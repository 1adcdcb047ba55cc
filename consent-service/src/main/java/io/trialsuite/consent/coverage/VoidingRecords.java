package io.trialsuite.consent.coverage;

import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.consent.participants.IdentityVault;
import io.trialsuite.consent.requests.ClosedRequests;
import io.trialsuite.consent.requests.RequestId;
import io.trialsuite.consent.requests.RequestRef;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Declares consents void that should never have come about; whoever obtained one does not judge it. */
@Service
public class VoidingRecords {

    private final HistoryRows rows;
    private final IdentityVault participants;
    private final ClosedRequests requests;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    VoidingRecords(
            HistoryRows rows,
            IdentityVault participants,
            ClosedRequests requests,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.participants = participants;
        this.requests = requests;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void declareVoid(StaffMember by, UUID record, VoidReason reason) {
        var organization = by.organizationId();
        var participant = rows.participant(organization, record);
        participants.requireForChange(organization, participant);
        if (rows.of(organization, participant).isVoid(record)) {
            throw new RecordVoid();
        }
        var at = clock.instant();
        var voiding = new Voiding(record, reason, at);
        var request = rows.requestOf(organization, record);
        requests.declareVoid(new RequestRef(organization, new RequestId(request)), by, at);
        rows.add(organization, participant, voiding, by.accountId());
        outbox.append(CoverageMessages.voided(
                organization, rows.study(organization, record), participant, voiding, by.role()));
        audit.record(new AuditEntry(
                organization,
                by.actor(),
                "consent.record.voided",
                "consent-record",
                record.toString(),
                at,
                null,
                Map.of("reasonCode", reason, "requestId", request.toString()),
                null));
    }
}
