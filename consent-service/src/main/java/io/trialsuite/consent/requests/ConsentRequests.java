package io.trialsuite.consent.requests;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The request's row is the first lock of every use case that changes something about a request. */
interface ConsentRequests extends Repository<ConsentRequest, UUID> {

    @Query(
            value = "select * from consent_request where organization_id = :organization and id = :request for update",
            nativeQuery = true)
    Optional<ConsentRequest> findLocked(UUID organization, UUID request);

    default ConsentRequest requireLocked(RequestRef reference) {
        return findLocked(reference.organization(), reference.request().value())
                .orElseThrow(() -> new RequestNotFound(reference.request()));
    }
}
