package io.trialsuite.consent.documents;

import io.trialsuite.consent.documents.VersionEvent.VersionApproved;
import io.trialsuite.consent.documents.VersionEvent.VersionEffective;
import io.trialsuite.consent.documents.VersionEvent.VersionResumed;
import io.trialsuite.consent.documents.VersionEvent.VersionSubmitted;
import io.trialsuite.consent.documents.VersionEvent.VersionSuperseded;
import io.trialsuite.consent.documents.VersionEvent.VersionSuspended;
import io.trialsuite.consent.evidence.CanonicalJson;
import io.trialsuite.consent.evidence.Sha256;
import io.trialsuite.problem.ChangedMeanwhile;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One wording of a document. A draft is edited freely; once submitted, neither this class nor the database changes a word. */
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
    private @Nullable Instant frozenAt;
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
        requireState(VersionState.DRAFT);
        if (newLabel != null) {
            this.label = newLabel;
        }
        this.content = newContent;
    }

    /** Colleagues read it; until they give it back, it is not edited. */
    void startReview() {
        requireState(VersionState.DRAFT);
        this.state = VersionState.IN_REVIEW;
    }

    void giveBack() {
        requireState(VersionState.IN_REVIEW);
        this.state = VersionState.DRAFT;
    }

    /** Goes before the ethics committee, with the titles that stand above it; from here on not a byte changes. */
    VersionSubmitted submit(String studyTitle, String documentTitle, Instant at) {
        requireState(VersionState.IN_REVIEW);
        var heading = new ConsentContent.Heading(studyTitle, documentTitle, label);
        var bytes = CanonicalJson.bytes(content.canonical(heading));
        this.canonicalContent = bytes;
        this.contentHash = Sha256.hex(bytes);
        this.frozenAt = at;
        this.state = VersionState.SUBMITTED;
        return new VersionSubmitted(id(), document(), organizationId, label, content.locales(), contentHash, at);
    }

    /** A decision about a version that was decided about before concerns further sites, or changes an approval. */
    Optional<VersionApproved> decided(IrbDecision decision, Instant at) {
        requirePublished();
        if (state == VersionState.SUBMITTED && decision.decision().equals(IrbDecision.REJECTED)) {
            this.state = VersionState.REJECTED;
        }
        if (!decision.decision().equals(IrbDecision.APPROVED)) {
            return Optional.empty();
        }
        if (state == VersionState.SUBMITTED || state == VersionState.REJECTED) {
            this.state = VersionState.APPROVED;
        }
        return Optional.of(new VersionApproved(
                id(), document(), organizationId, decision.approvalNo(), decision.sites(), decision.from(), at));
    }

    /** Brings it into force. */
    VersionEffective activate(Instant at) {
        if (state == VersionState.SUBMITTED || state == VersionState.REJECTED) {
            throw new IrbApprovalMissing(id());
        }
        requireState(VersionState.APPROVED);
        this.effectiveFrom = at;
        this.state = VersionState.EFFECTIVE;
        return new VersionEffective(id(), document(), organizationId, label, content.locales(), requirePublished(), at);
    }

    VersionSuspended suspend(Instant at) {
        requireState(VersionState.EFFECTIVE);
        this.state = VersionState.SUSPENDED;
        return new VersionSuspended(id(), document(), organizationId, at);
    }

    VersionResumed resume(Instant at) {
        requireState(VersionState.SUSPENDED);
        this.state = VersionState.EFFECTIVE;
        return new VersionResumed(id(), document(), organizationId, at);
    }

    VersionSuperseded supersede(VersionId by, Instant at) {
        if (state != VersionState.EFFECTIVE && state != VersionState.SUSPENDED) {
            throw new VersionStateUnfit(state);
        }
        this.state = VersionState.SUPERSEDED;
        return new VersionSuperseded(id(), document(), organizationId, by, at);
    }

    Instant requireEffectiveFrom() {
        if (effectiveFrom == null) {
            throw new VersionStateUnfit(state);
        }
        return effectiveFrom;
    }

    private String requirePublished() {
        if (contentHash == null) {
            throw new VersionStateUnfit(state);
        }
        return contentHash;
    }

    private void requireState(VersionState wanted) {
        if (state == wanted) {
            return;
        }
        if (wanted.isDraft() && !state.isDraft()) {
            throw new VersionAlreadyPublished(id());
        }
        throw new VersionStateUnfit(state);
    }

    /** As the trail tells it. */
    Map<String, Object> trace() {
        return contentHash == null ? Map.of("state", state) : Map.of("state", state, "contentHash", contentHash);
    }

    UUID organization() {
        return organizationId;
    }

    VersionState state() {
        return state;
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
