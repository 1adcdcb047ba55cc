package io.trialsuite.consent.documents;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ConsentDocuments extends Repository<ConsentDocument, UUID> {

    void save(ConsentDocument document);

    Optional<ConsentDocument> findByOrganizationIdAndId(UUID organizationId, UUID id);

    boolean existsByOrganizationIdAndStudyIdAndFamilyAndTitle(
            UUID organizationId, UUID studyId, Family family, String title);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from ConsentDocument d where d.organizationId = :organization and d.id = :document")
    Optional<ConsentDocument> findLocked(UUID organization, UUID document);

    /** In id order, so that two who lock several wait for each other in one direction only. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select d from ConsentDocument d
            where d.organizationId = :organization
              and d.id in (select v.documentId from ConsentVersion v where v.id in :versions) order by d.id""")
    List<ConsentDocument> findOfVersionsLocked(UUID organization, Collection<UUID> versions);

    default ConsentDocument requireLocked(UUID organization, DocumentId document) {
        return findLocked(organization, document.value()).orElseThrow(() -> new DocumentNotFound(document));
    }

    default ConsentDocument require(UUID organization, DocumentId document) {
        return findByOrganizationIdAndId(organization, document.value())
                .orElseThrow(() -> new DocumentNotFound(document));
    }
}
