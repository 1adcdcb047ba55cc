package io.trialsuite.consent.documents;

import jakarta.persistence.LockModeType;
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
    @Query("select v from ConsentVersion v where v.organizationId = :organization and v.id = :version")
    Optional<ConsentVersion> findLocked(UUID organization, UUID version);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select v from ConsentVersion v
            where v.organizationId = :organization and v.documentId = :document and v.id <> :version
              and v.state = EFFECTIVE order by v.id""")
    List<ConsentVersion> findOlderEffective(UUID organization, UUID document, UUID version);

    void flush();

    default ConsentVersion requireLocked(UUID organization, DocumentId document, VersionId version) {
        return findLocked(organization, version.value())
                .filter(it -> it.document().equals(document))
                .orElseThrow(() -> new VersionNotFound(version));
    }

    default ConsentVersion require(UUID organization, DocumentId document, VersionId version) {
        return findByOrganizationIdAndDocumentIdAndId(organization, document.value(), version.value())
                .orElseThrow(() -> new VersionNotFound(version));
    }
}
