package io.trialsuite.auth.memberships;

import io.trialsuite.auth.accounts.AccountId;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Memberships extends Repository<Membership, MembershipId> {

    Membership saveAndFlush(Membership membership);

    Optional<Membership> findById(MembershipId id);

    boolean existsById(MembershipId id);

    /** In whatever organization: it decides about the person's default. */
    @Query("select count(m) > 0 from Membership m where m.id.account = :account")
    boolean existsFor(AccountId account);

    default Membership require(AccountId account, OrganizationId organization) {
        return findById(new MembershipId(account, organization)).orElseThrow(NotAMember::new);
    }
}
