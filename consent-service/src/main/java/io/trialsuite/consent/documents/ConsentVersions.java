package io.trialsuite.consent.documents;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ConsentVersions extends Repository<ConsentVersion, UUID> {

    void save(ConsentVersion version);

    Optional<ConsentVersion> findByOrganizationIdAndDocumentIdAndId(UUID organizationId, UUID documentId, UUID id);

    boolean existsByOrganizationIdAndDocumentIdAndLabel(UUID organizationId, UUID documentId, String label);

    default ConsentVersion require(UUID organization, DocumentId document, VersionId version) {
        return findByOrganizationIdAndDocumentIdAndId(organization, document.value(), version.value())
                .orElseThrow(() -> new VersionNotFound(version));
    }
}
