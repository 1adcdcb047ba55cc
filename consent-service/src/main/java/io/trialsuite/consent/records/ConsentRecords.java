package io.trialsuite.consent.records;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ConsentRecords extends Repository<ConsentRecord, UUID> {

    void save(ConsentRecord record);
}
