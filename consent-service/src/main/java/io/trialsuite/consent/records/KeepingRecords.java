package io.trialsuite.consent.records;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.outbox.Outbox;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
public class KeepingRecords {

    private final ConsentRecords records;
    private final Outbox outbox;
    private final AuditTrail audit;

    KeepingRecords(ConsentRecords records, Outbox outbox, AuditTrail audit) {
        this.records = records;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Part of the transaction that signs: no signature without its record, no record without its signature. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void grant(GrantConsent command) {
        var record = ConsentRecord.granted(command);
        records.save(record);
        outbox.append(RecordMessages.granted(record.id(), command));
        audit.record(new AuditEntry(
                command.organization(),
                AuditActor.participant(command.participant()),
                "consent.record.granted",
                "consent-record",
                record.id().toString(),
                command.at(),
                null,
                Map.of(
                        "requestId", command.request().toString(),
                        "granted", command.purposesGranted(),
                        "refused", command.purposesRefused(),
                        "evidenceHash", command.evidenceHash(),
                        "validFrom", command.validFrom().toString()),
                null));
    }
}
