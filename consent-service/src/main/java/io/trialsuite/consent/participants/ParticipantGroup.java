package io.trialsuite.consent.participants;

import io.trialsuite.consent.studies.StudyId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cohort that is written to together; never a treatment arm, which would tell who gets what. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
class ParticipantGroup {

    @Id
    private UUID id;

    private UUID organizationId;
    private UUID studyId;
    private String name;
    private Instant createdAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected ParticipantGroup() {}

    ParticipantGroup(GroupId id, CreateGroup command, Instant at) {
        this.id = id.value();
        this.organizationId = command.by().organizationId();
        this.studyId = command.study().value();
        this.name = command.name();
        this.createdAt = at;
    }

    GroupId id() {
        return new GroupId(id);
    }

    StudyId study() {
        return new StudyId(studyId);
    }
}
