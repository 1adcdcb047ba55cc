package io.trialsuite.consent.requests;

import com.github.f4b6a3.uuid.UuidCreator;
import io.trialsuite.consent.evidence.Sha256;
import io.trialsuite.consent.keys.FieldCipher;
import io.trialsuite.consent.keys.FieldCipher.Place;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Scans of what was signed on paper, encrypted. */
@Component
@Transactional(readOnly = true)
public class PaperScans {

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    PaperScans(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /**
     * One of them.
     *
     * @param hash SHA-256 of the file in hexadecimal digits, as it was when it was kept
     */
    public record Scan(String hash, int pages) {}

    @Transactional(propagation = Propagation.MANDATORY)
    PaperScanView keep(RequestRef reference, byte[] pdf, int pages, UUID by, Instant at) {
        var view = new PaperScanView(UuidCreator.getTimeOrderedEpoch(), Sha256.hex(pdf), pages);
        jdbc.sql("""
                insert into paper_scan (id, organization_id, request_id, sealed, scan_hash, pages, uploaded_by, uploaded_at)
                values (:id, :organization, :request, :sealed, :hash, :pages, :by, :at)""")
                .param("id", view.scanId())
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .param("sealed", cipher.seal(place(reference, view.scanId()), pdf))
                .param("hash", view.sha256())
                .param("pages", pages)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
        return view;
    }

    Scan require(RequestRef reference, UUID scan) {
        return jdbc.sql("""
                        select scan_hash, pages from paper_scan
                        where organization_id = :organization and request_id = :request and id = :scan""")
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .param("scan", scan)
                .query((row, index) -> new Scan(row.getString("scan_hash"), row.getInt("pages")))
                .optional()
                .orElseThrow(ScanNotFound::new);
    }

    /** The file itself. */
    public byte[] open(RequestRef reference, UUID scan) {
        return jdbc.sql("""
                        select sealed from paper_scan
                        where organization_id = :organization and request_id = :request and id = :scan""")
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .param("scan", scan)
                .query((row, index) -> cipher.open(place(reference, scan), row.getBytes("sealed")))
                .optional()
                .orElseThrow(ScanNotFound::new);
    }

    private static Place place(RequestRef reference, UUID scan) {
        return new Place(reference.organization(), "paper_scan.sealed", scan);
    }
}
