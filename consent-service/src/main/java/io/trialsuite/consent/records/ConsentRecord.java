package io.trialsuite.consent.records;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The legal fact. It is never deleted and never overwritten; what follows later is another fact. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
class ConsentRecord {

    @Id
    private UUID id;

    private UUID organizationId;
    private UUID requestId;
    private UUID participantId;
    private UUID versionId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> purposesGranted;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> purposesRefused;

    private Instant validFrom;
    private String evidenceHash;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected ConsentRecord() {}

    private ConsentRecord(GrantConsent command) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.organizationId = command.organization();
        this.requestId = command.request();
        this.participantId = command.participant().value();
        this.versionId = command.version().value();
        this.purposesGranted = command.purposesGranted();
        this.purposesRefused = command.purposesRefused();
        this.validFrom = command.validFrom();
        this.evidenceHash = command.evidenceHash();
    }

    static ConsentRecord granted(GrantConsent command) {
        return new ConsentRecord(command);
    }

    UUID id() {
        return id;
    }
}
