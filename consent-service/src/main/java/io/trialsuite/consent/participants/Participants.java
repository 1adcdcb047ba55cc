package io.trialsuite.consent.participants;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Participants extends Repository<Participant, UUID> {

    Optional<Participant> findByOrganizationIdAndId(UUID organizationId, UUID id);

    default Participant require(UUID organization, ParticipantRef participant) {
        return findByOrganizationIdAndId(organization, participant.value())
                .orElseThrow(() -> new ParticipantNotFound(participant));
    }
}
