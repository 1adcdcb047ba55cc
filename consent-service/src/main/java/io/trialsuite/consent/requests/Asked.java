package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.Family;
import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.participants.ParticipantRef;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is asked about what, by whom and until when: the part of a request that never changes. */
@MappedSuperclass
abstract class Asked {

    @Id
    private UUID id;

    private UUID organizationId;
    private UUID studyId;
    private @Nullable UUID batchId;
    private UUID participantId;
    private UUID documentId;
    private UUID versionId;
    private @Nullable UUID previousVersionId;

    @Enumerated(EnumType.STRING)
    private Family family;

    private String locale;

    @Enumerated(EnumType.STRING)
    private RequestMode mode;

    private UUID dispatchedBy;
    private Instant createdAt;
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Asked() {}

    Asked(RequestId id, NewRequest asked, String locale, Instant expiresAt, Instant at) {
        this.id = id.value();
        this.organizationId = asked.organization();
        this.studyId = asked.version().study().value();
        this.batchId = asked.batch();
        this.participantId = asked.recipient().participant().value();
        this.documentId = asked.version().document().value();
        this.versionId = asked.version().id().value();
        this.previousVersionId =
                asked.previous() == null ? null : asked.previous().value();
        this.family = asked.version().family();
        this.locale = locale;
        this.mode = asked.mode();
        this.dispatchedBy = asked.dispatchedBy();
        this.createdAt = at;
        this.expiresAt = expiresAt;
    }

    /** Nobody gets a mail about it. */
    boolean isOnSite() {
        return mode == RequestMode.ON_SITE;
    }

    RequestMode mode() {
        return mode;
    }

    RequestRef reference() {
        return new RequestRef(organizationId, id());
    }

    RequestId id() {
        return new RequestId(id);
    }

    UUID organization() {
        return organizationId;
    }

    UUID study() {
        return studyId;
    }

    @Nullable
    UUID batch() {
        return batchId;
    }

    UUID document() {
        return documentId;
    }

    ParticipantRef participant() {
        return new ParticipantRef(participantId);
    }

    VersionId version() {
        return new VersionId(versionId);
    }

    /** What the participant consented to before, if this asks them again. */
    Optional<VersionId> previousVersion() {
        return Optional.ofNullable(previousVersionId).map(VersionId::new);
    }

    Family family() {
        return family;
    }

    String locale() {
        return locale;
    }

    UUID dispatchedBy() {
        return dispatchedBy;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
