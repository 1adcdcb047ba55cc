package io.trialsuite.consent.participants;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Participants extends Repository<Participant, UUID> {

    /** Not a full lock: rows that refer to the participant may be inserted meanwhile. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Participant p where p.organizationId = :organization and p.id = :participant")
    Optional<Participant> findLocked(UUID organization, UUID participant);

    default Participant requireLocked(UUID organization, ParticipantRef participant) {
        return findLocked(organization, participant.value()).orElseThrow(() -> new ParticipantNotFound(participant));
    }
}
