package io.trialsuite.consent.participants;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Participants extends Repository<Participant, UUID> {

    /** Not a full lock: rows that refer to the participant may be inserted meanwhile. */
    @Query(
            value =
                    "select * from participant where organization_id = :organization and id = :participant for no key update",
            nativeQuery = true)
    Optional<Participant> findLocked(UUID organization, UUID participant);

    default Participant requireLocked(UUID organization, ParticipantRef participant) {
        return findLocked(organization, participant.value()).orElseThrow(() -> new ParticipantNotFound(participant));
    }
}
