package io.trialsuite.consent.documents;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ConsentVersions extends Repository<ConsentVersion, UUID> {

    void save(ConsentVersion version);

    Optional<ConsentVersion> findByOrganizationIdAndDocumentIdAndId(UUID organizationId, UUID documentId, UUID id);

    boolean existsByOrganizationIdAndDocumentIdAndLabel(UUID organizationId, UUID documentId, String label);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select v from ConsentVersion v
            where v.organizationId = :organization and v.documentId = :document and v.id in :versions order by v.id""")
    List<ConsentVersion> findLocked(UUID organization, UUID document, Collection<UUID> versions);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select v from ConsentVersion v
            where v.organizationId = :organization and v.documentId = :document and v.effectiveFrom < :before
              and v.state in (EFFECTIVE, SUSPENDED) order by v.id""")
    List<ConsentVersion> findOlderInForce(UUID organization, UUID document, Instant before);

    void flush();

    default ConsentVersion requireLocked(UUID organization, DocumentId document, VersionId version) {
        return findLocked(organization, document.value(), List.of(version.value())).stream()
                .findFirst()
                .orElseThrow(() -> new VersionNotFound(version));
    }

    default ConsentVersion require(UUID organization, DocumentId document, VersionId version) {
        return findByOrganizationIdAndDocumentIdAndId(organization, document.value(), version.value())
                .orElseThrow(() -> new VersionNotFound(version));
    }
}
