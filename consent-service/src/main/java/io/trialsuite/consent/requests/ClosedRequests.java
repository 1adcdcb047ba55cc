package io.trialsuite.consent.requests;

import io.trialsuite.consent.signatories.SegregationOfDuties;
import io.trialsuite.consent.staff.StaffMember;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What still happens to a request that everybody has signed. */
@Component
public class ClosedRequests {

    private final ConsentRequests requests;
    private final RequestJournal journal;
    private final JdbcClient jdbc;

    ClosedRequests(ConsentRequests requests, RequestJournal journal, JdbcClient jdbc) {
        this.requests = requests;
        this.journal = journal;
        this.jdbc = jdbc;
    }

    /** Part of the transaction that declares its record void; the caller holds the participant's lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void declareVoid(RequestRef reference, StaffMember by, Instant at) {
        var request = requests.requireLocked(reference);
        if (hasSigned(by, reference)) {
            throw new SegregationOfDuties("Whoever has signed a consent cannot declare it void.");
        }
        var before = request.state();
        request.declareVoid(at);
        journal.did(by.actor(), "consent.request.voided", request, at, before, Map.of());
    }

    private boolean hasSigned(StaffMember by, RequestRef reference) {
        return jdbc.sql("""
                        select exists (select from consent_signature
                        where organization_id = :organization and request_id = :request and signer = :signer)""")
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .param("signer", Signer.account(by.accountId()))
                .query(Boolean.class)
                .single();
    }
}
