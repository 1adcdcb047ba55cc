package io.trialsuite.consent.dispatch;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DispatchBatches extends Repository<DispatchBatch, UUID> {

    void save(DispatchBatch batch);

    Optional<DispatchBatch> findByOrganizationIdAndId(UUID organizationId, UUID id);

    @Query(
            value = "select * from dispatch_batch where organization_id = :organization and id = :batch for update",
            nativeQuery = true)
    Optional<DispatchBatch> findLocked(UUID organization, UUID batch);

    default DispatchBatch require(UUID organization, BatchId batch) {
        return findByOrganizationIdAndId(organization, batch.value()).orElseThrow(() -> new BatchNotFound(batch));
    }

    default DispatchBatch requireLocked(UUID organization, BatchId batch) {
        return findLocked(organization, batch.value()).orElseThrow(() -> new BatchNotFound(batch));
    }
}
