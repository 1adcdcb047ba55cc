package io.trialsuite.consent.requests;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface IdentityChallenges extends Repository<IdentityChallenge, UUID> {

    void save(IdentityChallenge challenge);

    Optional<IdentityChallenge> findFirstByOrganizationIdAndRequestIdOrderByCreatedAtDescIdDesc(
            UUID organizationId, UUID requestId);

    List<IdentityChallenge> findByOrganizationIdAndRequestIdAndCreatedAtAfterOrderByCreatedAt(
            UUID organizationId, UUID requestId, Instant after);

    /** Only the last code counts: a new one takes the power from those before. */
    default Optional<IdentityChallenge> current(RequestRef reference, Instant at) {
        return findFirstByOrganizationIdAndRequestIdOrderByCreatedAtDescIdDesc(
                        reference.organization(), reference.request().value())
                .filter(it -> it.isUsable(at));
    }
}
