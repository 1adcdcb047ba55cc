package io.trialsuite.auth.organizations;

import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.organizations.OrganizationEvent.OrganizationRegistered;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
class Organization {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private OrganizationId id;

    private String slug;

    private String name;

    @Column(name = "registered_at")
    private Instant registeredAt;

    @Version
    private @Nullable Long version;

    /** Hibernate fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Organization() {}

    Organization(OrganizationId id, Slug slug, OrganizationName name, Instant at) {
        this.id = id;
        this.slug = slug.value();
        this.name = name.value();
        this.registeredAt = at;
    }

    OrganizationRegistered registered() {
        return new OrganizationRegistered(id, slug, registeredAt);
    }

    OrganizationView view() {
        return new OrganizationView(id, slug, name);
    }
}
