package io.trialsuite.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The canonical form is a promise to whoever verifies an export in ten years. */
class AuditRowTests {

    private static final UUID ORGANIZATION = UUID.fromString("0197b2c4-0000-7000-8000-000000000001");

    @Test
    void theFormIsTheDocumentedOne() {
        var hash = row("a", "b").hash(AuditRow.genesis(ORGANIZATION));

        assertThat(HexFormat.of().formatHex(AuditRow.genesis(ORGANIZATION)))
                .isEqualTo("7ff542828595fb6ad3a66c5fb2bcf58c4892c067fc3a27de6220567773eb5287");
        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo("9d1cf4ca8e6a8257504edb0d47683b1d4b373975839c63c0c45649093f223aa3");
    }

    @Test
    void textCannotMoveFromOneFieldToTheNext() {
        var genesis = AuditRow.genesis(ORGANIZATION);

        assertThat(row("ab", "").hash(genesis)).isNotEqualTo(row("a", "b").hash(genesis));
        assertThat(row("a", null).hash(genesis)).isNotEqualTo(row("a", "").hash(genesis));
    }

    private static AuditRow row(String before, @Nullable String after) {
        return new AuditRow(
                ORGANIZATION,
                1,
                UUID.fromString("0197b2c4-0000-7000-8000-000000000002"),
                Instant.parse("2026-03-01T09:00:00.123456Z"),
                AuditActor.participant("P-0001"),
                "consent.request.declined",
                "consent-request",
                "42",
                before,
                after,
                "사유",
                null);
    }
}
