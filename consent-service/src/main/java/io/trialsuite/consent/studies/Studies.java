package io.trialsuite.consent.studies;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Studies extends Repository<Study, UUID> {

    void save(Study study);

    boolean existsByOrganizationIdAndProtocolNumber(UUID organizationId, String protocolNumber);
}
