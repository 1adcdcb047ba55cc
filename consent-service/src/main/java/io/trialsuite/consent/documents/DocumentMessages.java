package io.trialsuite.consent.documents;

import io.trialsuite.consent.studies.StudyId;
import io.trialsuite.outbox.OutboxMessage;
import java.util.List;

/** Our facts as the contracts say them. */
final class DocumentMessages {

    private DocumentMessages() {}

    record EffectiveV1(
            String documentId,
            String versionId,
            String label,
            List<String> locales,
            String contentHash,
            String effectiveFrom) {}

    static OutboxMessage of(VersionEffective event, StudyId study) {
        var data = new EffectiveV1(
                event.document().toString(),
                event.version().toString(),
                event.label(),
                event.locales(),
                event.contentHash(),
                event.at().toString());
        return OutboxMessage.of("consent.version.effective.v1", event.version(), event.at(), data)
                .with("organizationid", event.organization())
                .with("studyid", study);
    }
}
