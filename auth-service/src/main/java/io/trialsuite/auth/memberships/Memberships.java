package io.trialsuite.auth.memberships;

import io.trialsuite.auth.accounts.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Memberships extends Repository<Membership, MembershipId> {

    Membership saveAndFlush(Membership membership);

    Optional<Membership> findById(MembershipId id);

    boolean existsById(MembershipId id);

    /** In whatever organization: it decides about the person's default. */
    @Query("select count(m) > 0 from Membership m where m.id.account = :account")
    boolean existsFor(AccountId account);

    void delete(Membership membership);

    void flush();

    /** The parent first: whoever may take an organization's last owner waits for everybody else who may. */
    @Query(nativeQuery = true, value = "select id from organization where id = :id for no key update")
    Optional<UUID> lockOrganization(UUID id);

    @Query("""
            select count(m) > 0 from Membership m
            where m.id.organization = :organization and m.role = OWNER and m.status = ACTIVE""")
    boolean existsOwner(OrganizationId organization);

    /** Where the person may land instead: the longest membership of those that are active. */
    @Query("""
            select m from Membership m where m.id.account = :account and m.status = ACTIVE and not m.id.organization = :besides
            order by m.joinedAt, m.id.organization.value limit 1""")
    Optional<Membership> findActiveBesides(AccountId account, OrganizationId besides);

    @Query("select m from Membership m where m.id.account = :account and m.isDefault")
    Optional<Membership> findDefault(AccountId account);

    @Query(nativeQuery = true, value = "select status = 'ACTIVE' from organization where id = :id")
    Optional<Boolean> isOrganizationOpen(UUID id);

    /** In the order in which they are locked. */
    @Query("select m.id.organization from Membership m where m.id.account = :account order by m.id.organization.value")
    List<OrganizationId> findPlaces(AccountId account);

    /** As it is at the moment, without loading it: the row is read once its parents are locked. */
    @Query("select m.id.organization from Membership m where m.id.account = :account and m.isDefault")
    Optional<OrganizationId> findHome(AccountId account);

    default void requireOpen(OrganizationId organization) {
        if (!isOrganizationOpen(organization.value()).orElseThrow(OrganizationNotFound::new)) {
            throw new OrganizationHalted();
        }
    }

    default Membership require(AccountId account, OrganizationId organization) {
        return findById(new MembershipId(account, organization)).orElseThrow(NotAMember::new);
    }
}
