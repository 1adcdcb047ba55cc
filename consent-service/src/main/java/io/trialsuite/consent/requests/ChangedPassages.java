package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.documents.VersionDiff;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What requests ask again about. */
@Component
class ChangedPassages {

    private final DocumentCatalogue documents;
    private final JdbcClient jdbc;

    ChangedPassages(DocumentCatalogue documents, JdbcClient jdbc) {
        this.documents = documents;
        this.jdbc = jdbc;
    }

    /** Empty for whoever is asked for the first time. */
    Optional<Changes> of(ConsentRequest request, PublishedVersion version) {
        return request.previousVersion().map(earlier -> {
            var previous = documents.requirePublished(request.organization(), earlier);
            return new Changes(previous, VersionDiff.between(previous, version), acknowledged(request.reference()));
        });
    }

    /** Saying it once more changes nothing. */
    void acknowledge(RequestRef reference, String block, Instant at) {
        jdbc.sql("""
                insert into change_acknowledgement (request_id, block_id, organization_id, acknowledged_at)
                values (:request, :block, :organization, :at) on conflict do nothing""")
                .param("request", reference.request().value())
                .param("block", block)
                .param("organization", reference.organization())
                .param("at", Timestamp.from(at))
                .update();
    }

    private Set<String> acknowledged(RequestRef reference) {
        return new HashSet<>(jdbc.sql("""
                        select block_id from change_acknowledgement
                        where organization_id = :organization and request_id = :request""")
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .query(String.class)
                .list());
    }
}
