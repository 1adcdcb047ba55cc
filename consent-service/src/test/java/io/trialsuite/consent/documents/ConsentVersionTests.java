package io.trialsuite.consent.documents;

import static io.trialsuite.consent.documents.DocumentFixtures.NOON;
import static io.trialsuite.consent.documents.DocumentFixtures.content;
import static io.trialsuite.consent.documents.DocumentFixtures.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trialsuite.consent.evidence.CanonicalJson;
import io.trialsuite.consent.evidence.Sha256;
import io.trialsuite.problem.ChangedMeanwhile;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsentVersionTests {

    @Test
    void activationHashesTheCanonicalContent() {
        var effective = draft().activate(NOON);

        assertThat(effective.contentHash())
                .isEqualTo(Sha256.hex(CanonicalJson.bytes(content().canonical())));
        assertThat(effective.locales()).containsExactly("ko", "en");
        assertThat(effective.at()).isEqualTo(NOON);
    }

    @Test
    void equalContentsHaveEqualHashesAndDifferentOnesDoNot() {
        var other = draft();
        other.revise(
                null,
                new ConsentContent(List.of("ko", "en"), List.of(), content().fields()));

        assertThat(draft().activate(NOON).contentHash())
                .isEqualTo(draft().activate(NOON).contentHash());
        assertThat(other.activate(NOON).contentHash())
                .isNotEqualTo(draft().activate(NOON).contentHash());
    }

    @Test
    void aPublishedVersionIsNeitherRevisedNorPublishedAgain() {
        var version = draft();
        assertThat(version.activate(NOON).version()).isEqualTo(version.id());

        assertThatExceptionOfType(VersionAlreadyPublished.class).isThrownBy(() -> version.revise("2.0", content()));
        assertThatExceptionOfType(VersionAlreadyPublished.class).isThrownBy(() -> version.activate(NOON));
        assertThat(version.label()).isEqualTo("1.0");
    }

    @Test
    void aDraftThatMovedOnIsNotOverwritten() {
        assertThatExceptionOfType(ChangedMeanwhile.class).isThrownBy(() -> draft().requireRevision(3));
    }
}
