package io.trialsuite.consent.documents;

import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.consent.studies.StudyCatalogue;
import io.trialsuite.input.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class AuthoringDocuments {

    private final ConsentDocuments documents;
    private final ConsentVersions versions;
    private final StudyCatalogue studies;
    private final ContentRules rules;
    private final AuditTrail audit;
    private final Clock clock;

    AuthoringDocuments(
            ConsentDocuments documents,
            ConsentVersions versions,
            StudyCatalogue studies,
            ContentRules rules,
            AuditTrail audit,
            Clock clock) {
        this.documents = documents;
        this.versions = versions;
        this.studies = studies;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public DocumentId create(CreateDocument command) {
        var organization = command.by().organizationId();
        studies.require(organization, command.study());
        if (documents.existsByOrganizationIdAndStudyIdAndFamilyAndTitle(
                organization, command.study().value(), command.family(), command.title())) {
            throw new TitleTaken(command.title());
        }
        var at = clock.instant();
        var document = new ConsentDocument(DocumentId.next(), command, at);
        documents.save(document);
        record(
                command.by(),
                "consent.document.created",
                "consent-document",
                document.id(),
                at,
                null,
                Map.of(
                        "family",
                        command.family(),
                        "studyId",
                        command.study().toString(),
                        "signingRule",
                        document.signingRule().text()));
        return document.id();
    }

    @Transactional
    public VersionId draft(DraftVersion command) {
        var organization = command.by().organizationId();
        var document = documents.require(organization, command.document());
        if (versions.existsByOrganizationIdAndDocumentIdAndLabel(
                organization, document.id().value(), command.label())) {
            throw new LabelTaken(command.label());
        }
        refuse(rules.check(command.content()));
        var at = clock.instant();
        var version = document.draft(VersionId.next(), command, at);
        versions.save(version);
        record(
                command.by(),
                "consent.version.drafted",
                "consent-version",
                version.id(),
                at,
                null,
                Map.of("documentId", document.id().toString(), "label", version.label()));
        return version.id();
    }

    @Transactional
    public void revise(ReviseVersion command) {
        var version = versions.require(command.by().organizationId(), command.document(), command.version());
        version.requireRevision(command.revision());
        var content = command.appliedTo(version.content());
        refuse(rules.check(content));
        version.revise(command.label(), content);
        record(
                command.by(),
                "consent.version.revised",
                "consent-version",
                version.id(),
                clock.instant(),
                Map.of("revision", command.revision()),
                Map.of("label", version.label()));
    }

    private static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new ContentInvalid(findings);
        }
    }

    private void record(
            StaffMember by, String action, String type, Object id, Instant at, @Nullable Object before, Object after) {
        audit.record(
                new AuditEntry(by.organizationId(), by.actor(), action, type, id.toString(), at, before, after, null));
    }
}
