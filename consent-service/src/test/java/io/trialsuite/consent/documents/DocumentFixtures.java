package io.trialsuite.consent.documents;

import io.trialsuite.consent.documents.ConsentContent.Block;
import io.trialsuite.consent.documents.ConsentContent.Field;
import io.trialsuite.consent.studies.StudyId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Contents and versions for tests that need no database. */
public final class DocumentFixtures {

    public static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private DocumentFixtures() {}

    public static ConsentContent content() {
        return new ConsentContent(
                List.of("ko", "en"),
                List.of(new Block("purpose", text("목적", "Purpose"))),
                List.of(checkbox("understood", true), field("signature", "signature", true, Map.of())));
    }

    public static Field checkbox(String id, boolean required) {
        return field(id, "checkbox", required, Map.of());
    }

    public static Field field(String id, String plugin, boolean required, Map<String, Object> config) {
        return new Field(id, plugin, required, config, text("라벨", "Label"));
    }

    public static Map<String, String> text(String korean, String english) {
        return Map.of("ko", korean, "en", english);
    }

    static ConsentVersion draft() {
        return new ConsentVersion(VersionId.next(), UUID.randomUUID(), DocumentId.next(), "1.0", content(), NOON);
    }

    public static PublishedVersion published(ConsentContent content) {
        return published(content, "PARTICIPANT");
    }

    /** One that these must sign, as the database writes rules. */
    public static PublishedVersion published(ConsentContent content, String signingRule) {
        return new PublishedVersion(
                VersionId.next(),
                DocumentId.next(),
                new StudyId(UUID.randomUUID()),
                "A study of calm",
                Family.MAIN_ICF,
                "Main consent",
                SigningRule.parse(signingRule),
                "1.0",
                VersionState.EFFECTIVE,
                content,
                "a".repeat(64),
                NOON);
    }
}
