package io.trialsuite.consent.documents;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ConsentDocuments extends Repository<ConsentDocument, UUID> {

    void save(ConsentDocument document);

    Optional<ConsentDocument> findByOrganizationIdAndId(UUID organizationId, UUID id);

    boolean existsByOrganizationIdAndStudyIdAndFamilyAndTitle(
            UUID organizationId, UUID studyId, Family family, String title);

    default ConsentDocument require(UUID organization, DocumentId document) {
        return findByOrganizationIdAndId(organization, document.value())
                .orElseThrow(() -> new DocumentNotFound(document));
    }
}
