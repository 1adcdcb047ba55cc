package io.trialsuite.auth.organizations;

import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.memberships.OrganizationNotFound;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Organizations extends Repository<Organization, OrganizationId> {

    Organization saveAndFlush(Organization organization);

    Optional<Organization> findById(OrganizationId id);

    default Organization require(OrganizationId id) {
        return findById(id).orElseThrow(OrganizationNotFound::new);
    }

    boolean existsBySlug(String slug);
}
