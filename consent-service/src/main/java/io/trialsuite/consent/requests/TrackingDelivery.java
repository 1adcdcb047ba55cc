package io.trialsuite.consent.requests;

import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class TrackingDelivery {

    private final ConsentRequests requests;
    private final RequestJournal journal;

    TrackingDelivery(ConsentRequests requests, RequestJournal journal) {
        this.requests = requests;
        this.journal = journal;
    }

    @Transactional
    public void record(ReportedDelivery report) {
        var request = requests.requireLocked(report.reference());
        var before = request.invitation().delivery();
        if (request.invitation().reported(report.mail(), report.outcome(), report.at())) {
            journal.systemDid(
                    "mailing-service",
                    "consent.request.delivery-reported",
                    request,
                    report.at(),
                    request.state(),
                    Map.of("deliveryBefore", before, "delivery", report.outcome()));
        }
    }
}
