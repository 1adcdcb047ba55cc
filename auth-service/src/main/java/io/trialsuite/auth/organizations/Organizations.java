package io.trialsuite.auth.organizations;

import io.trialsuite.auth.memberships.OrganizationId;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Organizations extends Repository<Organization, OrganizationId> {

    Organization saveAndFlush(Organization organization);

    Optional<Organization> findById(OrganizationId id);

    boolean existsBySlug(String slug);
}
