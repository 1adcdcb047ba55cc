package io.trialsuite.auth.memberships;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.MembershipEvent.DefaultMembershipChanged;
import io.trialsuite.auth.memberships.MembershipEvent.MembershipAdded;
import io.trialsuite.auth.memberships.MembershipEvent.MembershipDeactivated;
import io.trialsuite.auth.memberships.MembershipEvent.MembershipReactivated;
import io.trialsuite.auth.memberships.MembershipEvent.MembershipRemoved;
import io.trialsuite.auth.memberships.MembershipEvent.MembershipRoleChanged;
import io.trialsuite.problem.ChangedMeanwhile;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One person in one organization. Tokens carry {@link #membershipVersion}, so that a service can tell a token issued before a
 * change from one issued after it. It begins with the time of joining: whoever comes back has a higher one than when they left.
 */
@Entity
class Membership {

    enum Status {
        ACTIVE,
        INACTIVE
    }

    private static final String V1 = "v1";
    private static final String V2 = "v2";

    @EmbeddedId
    private MembershipId id;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Column(name = "is_default")
    private boolean isDefault;

    @Column(name = "membership_version")
    private long membershipVersion;

    @Column(name = "joined_at")
    private Instant joinedAt;

    /** Who made it: v1 takes away what v1 has made, and nothing else. */
    private String source;

    @Version
    private @Nullable Long version;

    /** Hibernate fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Membership() {}

    private Membership(MembershipId id, Role role, boolean isDefault, String source, Instant at) {
        this.id = id;
        this.role = role;
        this.status = Status.ACTIVE;
        this.isDefault = isDefault;
        this.membershipVersion = at.toEpochMilli();
        this.joinedAt = at;
        this.source = source;
    }

    /** The first one is where the person lands by default. */
    static Membership first(AccountId account, OrganizationId organization, Role role, Instant at) {
        return new Membership(new MembershipId(account, organization), role, true, V2, at);
    }

    static Membership further(AccountId account, OrganizationId organization, Role role, Instant at) {
        return new Membership(new MembershipId(account, organization), role, false, V2, at);
    }

    /** Where v1 says that the person belongs. */
    static Membership ofV1(AccountId account, OrganizationId organization, Role role, Instant at) {
        return new Membership(new MembershipId(account, organization), role, true, V1, at);
    }

    MembershipAdded added() {
        return new MembershipAdded(id.account(), id.organization(), role, membershipVersion, joinedAt);
    }

    /** Refuses when this member may not give that role to somebody else. */
    void authorizeGranting(Role granted) {
        if (status != Status.ACTIVE || !role.mayGrant(granted)) {
            throw new RoleInsufficient();
        }
    }

    /** Refuses when this member may not decide about the other; about an owner only owners decide. */
    void authorizeDecidingAbout(Membership other) {
        authorizeGranting(other.role);
    }

    Optional<MembershipRoleChanged> changeRole(Role next, Instant at) {
        if (role == next) {
            return Optional.empty();
        }
        role = next;
        membershipVersion++;
        return Optional.of(new MembershipRoleChanged(id.account(), id.organization(), role, membershipVersion, at));
    }

    Optional<MembershipDeactivated> deactivate(Instant at) {
        if (status == Status.INACTIVE) {
            return Optional.empty();
        }
        status = Status.INACTIVE;
        membershipVersion++;
        return Optional.of(new MembershipDeactivated(id.account(), id.organization(), membershipVersion, at));
    }

    Optional<MembershipReactivated> reactivate(Instant at) {
        if (status == Status.ACTIVE) {
            return Optional.empty();
        }
        status = Status.ACTIVE;
        membershipVersion++;
        return Optional.of(new MembershipReactivated(id.account(), id.organization(), role, membershipVersion, at));
    }

    MembershipRemoved removed(Instant at) {
        return new MembershipRemoved(id.account(), id.organization(), membershipVersion + 1, at);
    }

    DefaultMembershipChanged becomeDefault(Instant at) {
        isDefault = true;
        return new DefaultMembershipChanged(id.account(), id.organization(), at);
    }

    void standBack() {
        isDefault = false;
    }

    void requireVersion(long read) {
        if (membershipVersion != read) {
            throw new ChangedMeanwhile("The membership has changed since you read it.");
        }
    }

    AccountId account() {
        return id.account();
    }

    OrganizationId organization() {
        return id.organization();
    }

    boolean isActive() {
        return status == Status.ACTIVE;
    }

    MembershipState state() {
        return new MembershipState(role, status.name(), isDefault, membershipVersion);
    }

    Role role() {
        return role;
    }

    boolean isDefault() {
        return isDefault;
    }

    boolean isOfV1() {
        return source.equals(V1);
    }
}
