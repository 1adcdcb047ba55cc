package io.trialsuite.consent.requests;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Locks are taken parent first: the participant's row, then the request's, then anything else of the request. */
interface ConsentRequests extends Repository<ConsentRequest, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from ConsentRequest r where r.organizationId = :organization and r.id = :request")
    Optional<ConsentRequest> findLocked(UUID organization, UUID request);

    void flush();

    Optional<ConsentRequest> findByOrganizationIdAndId(UUID organizationId, UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select r from ConsentRequest r where r.organizationId = :organization and r.participantId = :participant
               and r.state in (SENT, OPENED, IDENTITY_VERIFIED, SIGNED_BY_PARTICIPANT, AWAITING_COUNTERSIGN) order by r.id""")
    List<ConsentRequest> findOpenLocked(UUID organization, UUID participant);

    /** Whether the one who was asked still takes part; keeps it that way until the transaction ends. */
    @Query(
            value = "select p.status = 'ACTIVE' from participant p join consent_request r on r.participant_id = p.id"
                    + " where r.organization_id = :organization and r.id = :request for share of p",
            nativeQuery = true)
    Optional<Boolean> participantStays(UUID organization, UUID request);

    @Query(
            value = "select p.site_id from participant p join consent_request r on r.participant_id = p.id"
                    + " where r.organization_id = :organization and r.id = :request",
            nativeQuery = true)
    UUID findSite(UUID organization, UUID request);

    /** Where the one who was asked takes part. */
    default UUID requireSite(RequestRef reference) {
        return findSite(reference.organization(), reference.request().value());
    }

    /** The request as its participant may change it; who has left the study comes back for the copy of what they signed only. */
    default ConsentRequest requireOfParticipant(RequestRef reference) {
        var stays = participantStays(
                        reference.organization(), reference.request().value())
                .orElseThrow(() -> new RequestNotFound(reference.request()));
        var request = requireLocked(reference);
        if (!stays && !request.state().isSigned()) {
            throw new RequestNoLongerOffered();
        }
        return request;
    }

    default ConsentRequest require(RequestRef reference) {
        return findByOrganizationIdAndId(
                        reference.organization(), reference.request().value())
                .orElseThrow(() -> new RequestNotFound(reference.request()));
    }

    default ConsentRequest requireLocked(RequestRef reference) {
        return findLocked(reference.organization(), reference.request().value())
                .orElseThrow(() -> new RequestNotFound(reference.request()));
    }
}
