package io.trialsuite.consent.copies;

import io.trialsuite.consent.keys.FieldCipher;
import io.trialsuite.consent.keys.FieldCipher.Place;
import io.trialsuite.consent.requests.RequestId;
import io.trialsuite.consent.requests.RequestRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The files, and to whom they are still owed. */
@Component
class SealedCopies {

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    SealedCopies(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    static Place place(UUID organization, UUID request) {
        return new Place(organization, "sealed_copy.pdf", request);
    }

    void keep(SealedCopy copy, @Nullable UUID mail) {
        jdbc.sql("""
                insert into sealed_copy (request_id, organization_id, sealed, pdf_hash, sealed_with, sealed_at)
                values (:request, :organization, :sealed, :hash, :with, :at)""")
                .param("request", copy.request().request().value())
                .param("organization", copy.request().organization())
                .param(
                        "sealed",
                        cipher.seal(
                                place(
                                        copy.request().organization(),
                                        copy.request().request().value()),
                                copy.pdf()))
                .param("hash", copy.hash())
                .param("with", copy.sealedWith())
                .param("at", Timestamp.from(copy.sealedAt()))
                .update();
        jdbc.sql("""
                insert into copy_delivery (request_id, organization_id, mail_id, owed_since)
                values (:request, :organization, :mail, :at)""")
                .param("request", copy.request().request().value())
                .param("organization", copy.request().organization())
                .param("mail", mail)
                .param("at", Timestamp.from(copy.sealedAt()))
                .update();
    }

    @Transactional(readOnly = true)
    public SealedCopy require(RequestRef reference) {
        return jdbc.sql("""
                        select pdf, sealed, pdf_hash, sealed_with, sealed_at from sealed_copy
                        where organization_id = :organization and request_id = :request""")
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .query((row, index) -> new SealedCopy(
                        reference,
                        pdf(reference, row),
                        row.getString("pdf_hash"),
                        row.getString("sealed_with"),
                        row.getTimestamp("sealed_at").toInstant()))
                .optional()
                .orElseThrow(CopyNotReady::new);
    }

    /** One from before encryption is read as it is. */
    private byte[] pdf(RequestRef reference, ResultSet row) throws SQLException {
        var sealed = row.getBytes("sealed");
        return sealed == null
                ? row.getBytes("pdf")
                : cipher.open(
                        place(reference.organization(), reference.request().value()), sealed);
    }

    /** Whether the copy had been owed until now. */
    boolean delivered(RequestRef reference, CopyChannel channel, Instant at) {
        return jdbc.sql("""
                        update copy_delivery set delivered_at = :at, channel = :channel
                        where organization_id = :organization and request_id = :request and delivered_at is null""")
                        .param("at", Timestamp.from(at))
                        .param("channel", channel.name())
                        .param("organization", reference.organization())
                        .param("request", reference.request().value())
                        .update()
                == 1;
    }

    /** A copy that somebody still waits for. */
    record Owed(RequestRef request, Instant since) {}

    /** Marks the copies that are owed for longer than they may be; each is told once. */
    List<Owed> markOverdue(UUID organization, Instant owedBefore, Instant at) {
        return jdbc.sql("""
                        update copy_delivery set overdue_at = :at
                        where organization_id = :organization and delivered_at is null and overdue_at is null
                          and owed_since < :before
                        returning request_id, owed_since""")
                .param("at", Timestamp.from(at))
                .param("organization", organization)
                .param("before", Timestamp.from(owedBefore))
                .query((row, index) -> new Owed(
                        new RequestRef(organization, new RequestId(row.getObject("request_id", UUID.class))),
                        row.getTimestamp("owed_since").toInstant()))
                .list();
    }

    /** Whether that mail brought the copy. */
    boolean isCopy(RequestRef reference, UUID mail) {
        return jdbc.sql("""
                        select exists (select from copy_delivery
                        where organization_id = :organization and request_id = :request and mail_id = :mail)""")
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .param("mail", mail)
                .query(Boolean.class)
                .single();
    }
}
