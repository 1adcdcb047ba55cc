package io.trialsuite.consent.copies;

import io.trialsuite.consent.requests.RequestRef;
import io.trialsuite.outbox.OutboxMessage;
import java.time.Instant;
import java.util.UUID;

/** Our facts as the contracts say them. */
final class CopyMessages {

    private CopyMessages() {}

    record OverdueV1(String requestId, String owedSince) {}

    static OutboxMessage overdue(RequestRef reference, UUID study, Instant owedSince, Instant at) {
        var data = new OverdueV1(reference.request().toString(), owedSince.toString());
        return OutboxMessage.of("consent.copy.overdue.v1", reference.request(), at, data)
                .with("organizationid", reference.organization())
                .with("studyid", study);
    }

    record DeliveredV2(String requestId, String channel) {}

    static OutboxMessage delivered(RequestRef reference, UUID study, CopyChannel channel, Instant at) {
        var data = new DeliveredV2(reference.request().toString(), channel.name());
        return OutboxMessage.of("consent.copy.delivered.v2", reference.request(), at, data)
                .with("organizationid", reference.organization())
                .with("studyid", study);
    }
}
