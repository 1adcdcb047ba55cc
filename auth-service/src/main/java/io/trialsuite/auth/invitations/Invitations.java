package io.trialsuite.auth.invitations;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.trialsuite.auth.memberships.OrganizationId;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Invitations extends Repository<Invitation, InvitationId> {

    @CanIgnoreReturnValue
    Invitation saveAndFlush(Invitation invitation);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from Invitation i where i.id.value = :id")
    Optional<Invitation> lock(UUID id);

    /** As the policy for links shows it. */
    @Query(nativeQuery = true, value = "select organization_id from invitation where token_sha256 = :sha256")
    Optional<UUID> findOrganization(byte[] sha256);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from Invitation i where i.tokenSha256 = :sha256")
    Optional<Invitation> lock(byte[] sha256);

    @Query("select i from Invitation i where i.organization = :organization and i.email = :email and i.state = PENDING")
    Optional<Invitation> findPending(OrganizationId organization, String email);
}
