package io.trialsuite.consent.documents;

import io.trialsuite.consent.evidence.CanonicalJson;
import io.trialsuite.consent.evidence.Sha256;
import io.trialsuite.problem.ChangedMeanwhile;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One wording of a document. A draft is edited freely; once effective, neither this class nor the database changes it. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
class ConsentVersion {

    @Id
    private UUID id;

    private UUID organizationId;
    private UUID documentId;
    private String label;

    @Enumerated(EnumType.STRING)
    private VersionState state;

    @JdbcTypeCode(SqlTypes.JSON)
    private ConsentContent content;

    private byte @Nullable [] canonicalContent;
    private @Nullable String contentHash;
    private Instant createdAt;
    private @Nullable Instant effectiveFrom;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected ConsentVersion() {}

    ConsentVersion(
            VersionId id, UUID organization, DocumentId document, String label, ConsentContent content, Instant at) {
        this.id = id.value();
        this.organizationId = organization;
        this.documentId = document.value();
        this.label = label;
        this.state = VersionState.DRAFT;
        this.content = content;
        this.createdAt = at;
    }

    void revise(@Nullable String newLabel, ConsentContent newContent) {
        refuseUnlessDraft();
        if (newLabel != null) {
            this.label = newLabel;
        }
        this.content = newContent;
    }

    /** Brings it into force under the titles that will stand above it. */
    VersionEffective activate(String studyTitle, String documentTitle, Instant at) {
        refuseUnlessDraft();
        var heading = new ConsentContent.Heading(studyTitle, documentTitle, label);
        var bytes = CanonicalJson.bytes(content.canonical(heading));
        this.canonicalContent = bytes;
        this.contentHash = Sha256.hex(bytes);
        this.effectiveFrom = at;
        this.state = VersionState.EFFECTIVE;
        return new VersionEffective(id(), document(), organizationId, label, content.locales(), contentHash, at);
    }

    private void refuseUnlessDraft() {
        if (state != VersionState.DRAFT) {
            throw new VersionAlreadyPublished(id());
        }
    }

    void requireRevision(long expected) {
        if (revision() != expected) {
            throw new ChangedMeanwhile("The draft was edited since you read it; read it again.");
        }
    }

    long revision() {
        return version == null ? 0 : version;
    }

    VersionId id() {
        return new VersionId(id);
    }

    DocumentId document() {
        return new DocumentId(documentId);
    }

    String label() {
        return label;
    }

    ConsentContent content() {
        return content;
    }
}
