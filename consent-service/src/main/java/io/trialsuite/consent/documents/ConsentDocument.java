package io.trialsuite.consent.documents;

import io.trialsuite.consent.studies.StudyId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
class ConsentDocument {

    @Id
    private UUID id;

    private UUID organizationId;
    private UUID studyId;

    @Enumerated(EnumType.STRING)
    private Family family;

    private String title;
    private String signingRule;
    private Instant createdAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected ConsentDocument() {}

    ConsentDocument(DocumentId id, CreateDocument command, Instant at) {
        this.id = id.value();
        this.organizationId = command.by().organizationId();
        this.studyId = command.study().value();
        this.family = command.family();
        this.title = command.title();
        this.signingRule = command.rule().text();
        this.createdAt = at;
    }

    DocumentId id() {
        return new DocumentId(id);
    }

    StudyId study() {
        return new StudyId(studyId);
    }

    String title() {
        return title;
    }

    SigningRule signingRule() {
        return SigningRule.parse(signingRule);
    }

    ConsentVersion draft(VersionId version, DraftVersion command, Instant at) {
        return new ConsentVersion(version, organizationId, id(), command.label(), command.content(), at);
    }
}
