package io.trialsuite.consent.documents;

import io.trialsuite.consent.documents.VersionEvent.VersionApproved;
import io.trialsuite.consent.documents.VersionEvent.VersionEffective;
import io.trialsuite.consent.documents.VersionEvent.VersionResumed;
import io.trialsuite.consent.documents.VersionEvent.VersionSubmitted;
import io.trialsuite.consent.documents.VersionEvent.VersionSuperseded;
import io.trialsuite.consent.documents.VersionEvent.VersionSuspended;
import io.trialsuite.consent.studies.StudyId;
import io.trialsuite.outbox.OutboxMessage;
import java.util.List;

/** Our facts as the contracts say them. */
final class DocumentMessages {

    private DocumentMessages() {}

    record SubmittedV1(String documentId, String versionId, String label, List<String> locales, String contentHash) {}

    record ApprovedV1(
            String documentId, String versionId, String irbApprovalRef, List<String> siteIds, String effectiveFrom) {}

    record EffectiveV1(
            String documentId,
            String versionId,
            String label,
            List<String> locales,
            String contentHash,
            String effectiveFrom) {}

    record SuspendedV1(String documentId, String versionId) {}

    record ResumedV1(String documentId, String versionId) {}

    record SupersededV1(String documentId, String versionId, String replacedBy) {}

    static OutboxMessage of(VersionEvent event, StudyId study) {
        var message = switch (event) {
            case VersionSubmitted submitted -> message("consent.version.submitted.v1", event, data(submitted));
            case VersionApproved approved -> message("consent.version.approved.v1", event, data(approved));
            case VersionEffective effective -> message("consent.version.effective.v1", event, data(effective));
            case VersionSuspended suspended ->
                message("consent.version.suspended.v1", event, new SuspendedV1(document(event), version(event)));
            case VersionResumed resumed ->
                message("consent.version.resumed.v1", event, new ResumedV1(document(event), version(event)));
            case VersionSuperseded superseded -> message("consent.version.superseded.v1", event, data(superseded));
        };
        return message.with("organizationid", event.organization()).with("studyid", study);
    }

    private static OutboxMessage message(String type, VersionEvent event, Object data) {
        return OutboxMessage.of(type, event.version(), event.at(), data);
    }

    private static SubmittedV1 data(VersionSubmitted event) {
        return new SubmittedV1(document(event), version(event), event.label(), event.locales(), event.contentHash());
    }

    private static ApprovedV1 data(VersionApproved event) {
        return new ApprovedV1(
                document(event),
                version(event),
                event.approvalNo(),
                event.sites().stream().map(Object::toString).toList(),
                event.effectiveFrom().toString());
    }

    private static EffectiveV1 data(VersionEffective event) {
        return new EffectiveV1(
                document(event),
                version(event),
                event.label(),
                event.locales(),
                event.contentHash(),
                event.at().toString());
    }

    private static SupersededV1 data(VersionSuperseded event) {
        return new SupersededV1(
                document(event), version(event), event.replacedBy().toString());
    }

    private static String document(VersionEvent event) {
        return event.document().toString();
    }

    private static String version(VersionEvent event) {
        return event.version().toString();
    }
}
