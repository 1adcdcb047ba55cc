package io.trialsuite.consent.dispatch;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DispatchBatches extends Repository<DispatchBatch, UUID> {

    void save(DispatchBatch batch);

    Optional<DispatchBatch> findByOrganizationIdAndId(UUID organizationId, UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from DispatchBatch b where b.organizationId = :organization and b.id = :batch")
    Optional<DispatchBatch> findLocked(UUID organization, UUID batch);

    /** As long as the caller's transaction lasts, the batch is neither held nor given up. */
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select b from DispatchBatch b where b.organizationId = :organization and b.id = :batch")
    Optional<DispatchBatch> findHeld(UUID organization, UUID batch);

    default DispatchBatch requireHeld(UUID organization, BatchId batch) {
        return findHeld(organization, batch.value()).orElseThrow(() -> new BatchNotFound(batch));
    }

    default DispatchBatch require(UUID organization, BatchId batch) {
        return findByOrganizationIdAndId(organization, batch.value()).orElseThrow(() -> new BatchNotFound(batch));
    }

    default DispatchBatch requireLocked(UUID organization, BatchId batch) {
        return findLocked(organization, batch.value()).orElseThrow(() -> new BatchNotFound(batch));
    }
}
