package io.trialsuite.auth.organizations;

import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.organizations.OrganizationEvent.OrganizationRegistered;
import io.trialsuite.auth.organizations.OrganizationEvent.SecurityChanged;
import io.trialsuite.problem.ChangedMeanwhile;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
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

    @Column(name = "multi_factor_required")
    private boolean multiFactorRequired;

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

    /** Empty when it was so before. */
    Optional<SecurityChanged> requireMultiFactor(boolean required, Instant at) {
        if (multiFactorRequired == required) {
            return Optional.empty();
        }
        multiFactorRequired = required;
        return Optional.of(new SecurityChanged(id, required, at));
    }

    void requireVersion(long read) {
        if (version == null || version != read) {
            throw new ChangedMeanwhile("The settings have changed since you read them.");
        }
    }

    SecurityView security() {
        return new SecurityView(multiFactorRequired, version == null ? 0 : version);
    }

    OrganizationView view() {
        return new OrganizationView(id, slug, name);
    }
}
