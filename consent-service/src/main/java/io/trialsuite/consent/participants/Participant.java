package io.trialsuite.consent.participants;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Someone who takes part, under a pseudonym; the import writes many of them at once. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
class Participant {

    enum Status {
        ACTIVE,
        WITHDRAWN
    }

    @Id
    private UUID id;

    private UUID organizationId;
    private UUID studyId;
    private UUID siteId;
    private String subjectNo;

    @Enumerated(EnumType.STRING)
    private Status status;

    private Instant createdAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate; rows are made by ParticipantRegister
    protected Participant() {}

    void withdraw() {
        if (status == Status.WITHDRAWN) {
            throw new ParticipantAlreadyWithdrawn(new ParticipantRef(id));
        }
        this.status = Status.WITHDRAWN;
    }
}
