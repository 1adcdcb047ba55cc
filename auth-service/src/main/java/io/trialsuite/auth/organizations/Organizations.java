package io.trialsuite.auth.organizations;

import io.trialsuite.auth.memberships.OrganizationId;
import org.springframework.data.repository.Repository;

interface Organizations extends Repository<Organization, OrganizationId> {

    Organization saveAndFlush(Organization organization);

    boolean existsBySlug(String slug);
}
