package io.trialsuite.auth.organizations;

import io.trialsuite.auth.memberships.OrganizationId;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class OrganizationDirectory {

    private final Organizations organizations;

    OrganizationDirectory(Organizations organizations) {
        this.organizations = organizations;
    }

    @Transactional(readOnly = true)
    public Optional<OrganizationView> find(OrganizationId id) {
        return organizations.findById(id).map(Organization::view);
    }
}
