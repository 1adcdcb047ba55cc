package io.trialsuite.auth.studyroles;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.OrganizationId;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StudyRoles extends Repository<StudyRole, StudyRoleId> {

    StudyRole saveAndFlush(StudyRole role);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from StudyRole r where r.id = :id and r.organization = :organization and r.study = :study")
    Optional<StudyRole> lock(StudyRoleId id, OrganizationId organization, UUID study);

    /** In whatever organization, also those that have ended: the policy for the person shows them. */
    @Query("select r from StudyRole r where r.account = :account and r.study = :study")
    List<StudyRole> findOf(AccountId account, UUID study);

    @Query("""
            select r from StudyRole r where r.account = :account and r.endedAt is null and (r.until is null or r.until > :now)
            order by r.assignedAt, r.id.value""")
    List<StudyRole> findHeld(AccountId account, Instant now);

    @Query("""
            select r from StudyRole r where r.organization = :organization and r.study = :study and r.endedAt is null
               and (r.until is null or r.until > :now) order by r.assignedAt, r.id.value""")
    List<StudyRole> findIn(OrganizationId organization, UUID study, Instant now);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select r from StudyRole r where r.account = :account and r.organization = :organization and r.endedAt is null
            order by r.id.value""")
    List<StudyRole> lockOf(AccountId account, OrganizationId organization);

    @Query("select r from StudyRole r where r.endedAt is null and r.until <= :now order by r.until")
    List<StudyRole> findOver(Instant now, Limit limit);
}
