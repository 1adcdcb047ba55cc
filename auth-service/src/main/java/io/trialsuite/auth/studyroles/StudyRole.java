package io.trialsuite.auth.studyroles;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.studyroles.StudyRoleEvent.StudyRoleAssigned;
import io.trialsuite.auth.studyroles.StudyRoleEvent.StudyRoleEnded;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A seat in a study, for all sites or some, until it is taken away, its time is over or its person has left. */
@Entity
class StudyRole {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private StudyRoleId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "organization_id"))
    private OrganizationId organization;

    @Column(name = "study_id")
    private UUID study;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "account_id"))
    private AccountId account;

    @Enumerated(EnumType.STRING)
    private Seat seat;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "site_ids")
    private List<UUID> sites;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "assigned_by"))
    private AccountId assignedBy;

    @Column(name = "assigned_at")
    private Instant assignedAt;

    private @Nullable Instant until;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "end_reason")
    private @Nullable String endReason;

    @Version
    private @Nullable Long version;

    /** Hibernate fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected StudyRole() {}

    StudyRole(AssignStudyRole command, Instant at) {
        if (command.seat().isTimeBoxed() && command.until() == null) {
            throw new EndRequired();
        }
        if (command.until() != null && !command.until().isAfter(at)) {
            throw new EndRequired();
        }
        if (command.seat().isUnblinded() && command.actor().equals(command.account())) {
            throw new UnblindedByOneself();
        }
        this.id = StudyRoleId.next();
        this.organization = command.organization();
        this.study = command.study();
        this.account = command.account();
        this.seat = command.seat();
        this.sites = List.copyOf(command.sites());
        this.assignedBy = command.actor();
        this.assignedAt = at;
        this.until = command.until();
    }

    StudyRoleAssigned assigned() {
        return new StudyRoleAssigned(id, account, organization, study, seat, sites, until, assignedAt);
    }

    /** Empty when it has ended before. */
    Optional<StudyRoleEnded> end(String reason, Instant at) {
        if (endedAt != null) {
            return Optional.empty();
        }
        endedAt = at;
        endReason = reason;
        return Optional.of(new StudyRoleEnded(id, account, organization, study, seat, reason, at));
    }

    /** By the clock: whoever's time is over has no seat, whether or not that was announced. */
    boolean holds(Instant at) {
        return endedAt == null && (until == null || at.isBefore(until));
    }

    /** The other side of the blinding. What an unblinded seat has shown is known for as long as the study lasts. */
    boolean forbids(Seat other, Instant at) {
        return seat.isUnblinded() != other.isUnblinded() && (seat.isUnblinded() || holds(at));
    }

    boolean occupies(Seat other, OrganizationId there) {
        return endedAt == null && seat == other && organization.equals(there);
    }

    OrganizationId organization() {
        return organization;
    }

    StudyRoleView view() {
        return new StudyRoleView(
                id.value(),
                organization.value(),
                study,
                account.value(),
                seat,
                sites,
                assignedBy.value(),
                assignedAt,
                until);
    }
}
