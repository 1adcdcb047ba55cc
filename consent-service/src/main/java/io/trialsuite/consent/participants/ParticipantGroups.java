package io.trialsuite.consent.participants;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ParticipantGroups extends Repository<ParticipantGroup, UUID> {

    void save(ParticipantGroup group);

    void flush();

    Optional<ParticipantGroup> findByOrganizationIdAndId(UUID organizationId, UUID id);

    boolean existsByOrganizationIdAndStudyIdAndName(UUID organizationId, UUID studyId, String name);

    default ParticipantGroup require(UUID organization, GroupId group) {
        return findByOrganizationIdAndId(organization, group.value()).orElseThrow(() -> new GroupNotFound(group));
    }
}
