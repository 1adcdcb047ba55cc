package io.trialsuite.auth.organizations;

import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.organizations.OrganizationEvent.OrganizationClosed;
import io.trialsuite.auth.organizations.OrganizationEvent.OrganizationReactivated;
import io.trialsuite.auth.organizations.OrganizationEvent.OrganizationRegistered;
import io.trialsuite.auth.organizations.OrganizationEvent.OrganizationSuspended;
import io.trialsuite.auth.organizations.OrganizationEvent.SecurityChanged;
import io.trialsuite.problem.ChangedMeanwhile;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
class Organization {

    enum Status {
        ACTIVE,
        SUSPENDED,
        CLOSED
    }

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private OrganizationId id;

    private String slug;

    private String name;

    @Column(name = "registered_at")
    private Instant registeredAt;

    @Enumerated(EnumType.STRING)
    private Status status;

    /** Counts changes of the status; tokens carry it. */
    @Column(name = "standing_version")
    private long standingVersion;

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
        this.status = Status.ACTIVE;
        this.standingVersion = 1;
    }

    /** Empty when it was so before. */
    Optional<OrganizationSuspended> suspend(Instant at) {
        return become(Status.SUSPENDED)
                ? Optional.of(new OrganizationSuspended(id, standingVersion, at))
                : Optional.empty();
    }

    Optional<OrganizationReactivated> reactivate(Instant at) {
        return become(Status.ACTIVE)
                ? Optional.of(new OrganizationReactivated(id, standingVersion, at))
                : Optional.empty();
    }

    /** For good; everything that belongs to it stays. */
    Optional<OrganizationClosed> close(Instant at) {
        return become(Status.CLOSED) ? Optional.of(new OrganizationClosed(id, standingVersion, at)) : Optional.empty();
    }

    private boolean become(Status next) {
        if (status == next) {
            return false;
        }
        if (status == Status.CLOSED) {
            throw new OrganizationClosedForGood();
        }
        status = next;
        standingVersion++;
        return true;
    }

    boolean hasSlug(String typed) {
        return slug.equals(typed);
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
