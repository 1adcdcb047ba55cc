package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.SignatoryRole;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface IdentityChallenges extends Repository<IdentityChallenge, UUID> {

    String OF_VISITOR =
            "select c from IdentityChallenge c where c.organizationId = :organization and c.requestId = :request"
                    + " and c.role = :role and ";

    void save(IdentityChallenge challenge);

    @Query(OF_VISITOR + "c.intentId is not distinct from :intent order by c.createdAt desc, c.id desc limit 1")
    Optional<IdentityChallenge> findLast(UUID organization, UUID request, SignatoryRole role, @Nullable UUID intent);

    /** Those that open sessions and those that confirm signatures are counted apart. */
    @Query(OF_VISITOR + "((:opening = true and c.intentId is null) or (:opening = false and c.intentId is not null))"
            + " and c.createdAt > :after order by c.createdAt")
    List<IdentityChallenge> findRecent(
            UUID organization, UUID request, SignatoryRole role, boolean opening, Instant after);

    /** Only the last code counts: a new one takes the power from those before. */
    default Optional<IdentityChallenge> current(Visitor visitor, @Nullable UUID intent, Instant at) {
        var reference = visitor.reference();
        return findLast(reference.organization(), reference.request().value(), visitor.role(), intent)
                .filter(it -> it.isUsable(at));
    }
}
