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
        var effective = draft().activate("A study of calm", "Main consent", NOON);

        assertThat(effective.contentHash())
                .isEqualTo(Sha256.hex(CanonicalJson.bytes(
                        content().canonical(new ConsentContent.Heading("A study of calm", "Main consent", "1.0")))));
        assertThat(effective.locales()).containsExactly("ko", "en");
        assertThat(effective.at()).isEqualTo(NOON);
    }

    @Test
    void equalContentsHaveEqualHashesAndDifferentOnesDoNot() {
        var other = draft();
        other.revise(
                null,
                new ConsentContent(List.of("ko", "en"), List.of(), content().fields()));

        assertThat(draft().activate("A study of calm", "Main consent", NOON).contentHash())
                .isEqualTo(draft().activate("A study of calm", "Main consent", NOON)
                        .contentHash());
        assertThat(other.activate("A study of calm", "Main consent", NOON).contentHash())
                .isNotEqualTo(draft().activate("A study of calm", "Main consent", NOON)
                        .contentHash());
    }

    @Test
    void whatStandsAboveTheTextIsSignedWithIt() {
        var hash = draft().activate("A study of calm", "Main consent", NOON).contentHash();
        var relabelled = draft();
        relabelled.revise("1.1", content());

        assertThat(draft().activate("Another study", "Main consent", NOON).contentHash())
                .isNotEqualTo(hash);
        assertThat(draft().activate("A study of calm", "Another consent", NOON).contentHash())
                .isNotEqualTo(hash);
        assertThat(relabelled.activate("A study of calm", "Main consent", NOON).contentHash())
                .isNotEqualTo(hash);
    }

    @Test
    void aPublishedVersionIsNeitherRevisedNorPublishedAgain() {
        var version = draft();
        assertThat(version.activate("A study of calm", "Main consent", NOON).version())
                .isEqualTo(version.id());

        assertThatExceptionOfType(VersionAlreadyPublished.class).isThrownBy(() -> version.revise("2.0", content()));
        assertThatExceptionOfType(VersionAlreadyPublished.class)
                .isThrownBy(() -> version.activate("A study of calm", "Main consent", NOON));
        assertThat(version.label()).isEqualTo("1.0");
    }

    @Test
    void aDraftThatMovedOnIsNotOverwritten() {
        assertThatExceptionOfType(ChangedMeanwhile.class).isThrownBy(() -> draft().requireRevision(3));
    }
}
