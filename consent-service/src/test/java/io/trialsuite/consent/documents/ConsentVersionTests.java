package io.trialsuite.consent.documents;

import static io.trialsuite.consent.documents.DocumentFixtures.NOON;
import static io.trialsuite.consent.documents.DocumentFixtures.content;
import static io.trialsuite.consent.documents.DocumentFixtures.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trialsuite.consent.evidence.CanonicalJson;
import io.trialsuite.consent.evidence.Sha256;
import io.trialsuite.problem.ChangedMeanwhile;
import io.trialsuite.problem.Problem;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentVersionTests {

    @Test
    void theSubmissionHashesTheCanonicalContent() {
        var effective = submitted(draft(), "A study of calm", "Main consent", NOON);

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

        assertThat(submitted(draft(), "A study of calm", "Main consent", NOON).contentHash())
                .isEqualTo(submitted(draft(), "A study of calm", "Main consent", NOON)
                        .contentHash());
        assertThat(submitted(other, "A study of calm", "Main consent", NOON).contentHash())
                .isNotEqualTo(submitted(draft(), "A study of calm", "Main consent", NOON)
                        .contentHash());
    }

    @Test
    void whatStandsAboveTheTextIsSignedWithIt() {
        var hash = submitted(draft(), "A study of calm", "Main consent", NOON).contentHash();
        var relabelled = draft();
        relabelled.revise("1.1", content());

        assertThat(submitted(draft(), "Another study", "Main consent", NOON).contentHash())
                .isNotEqualTo(hash);
        assertThat(submitted(draft(), "A study of calm", "Another consent", NOON)
                        .contentHash())
                .isNotEqualTo(hash);
        assertThat(submitted(relabelled, "A study of calm", "Main consent", NOON)
                        .contentHash())
                .isNotEqualTo(hash);
    }

    @Test
    void aPublishedVersionIsNeitherRevisedNorSubmittedAgain() {
        var version = draft();
        assertThat(submitted(version, "A study of calm", "Main consent", NOON).version())
                .isEqualTo(version.id());

        assertThatExceptionOfType(VersionAlreadyPublished.class).isThrownBy(() -> version.revise("2.0", content()));
        assertThatExceptionOfType(VersionAlreadyPublished.class).isThrownBy(version::startReview);
        assertThatExceptionOfType(VersionAlreadyPublished.class)
                .isThrownBy(() -> version.submit("A study of calm", "Main consent", NOON));
        assertThat(version.label()).isEqualTo("1.0");
    }

    /** Every step, and the states in which it can be taken: all others refuse and change nothing (21 CFR 11.10(f)). */
    private static final Map<String, Consumer<ConsentVersion>> STEPS = Map.of(
            "revise", version -> version.revise("2.0", content()),
            "start review", ConsentVersion::startReview,
            "give back", ConsentVersion::giveBack,
            "submit",
                    version -> assertThat(version.submit("A study of calm", "Main", NOON))
                            .isNotNull(),
            "activate", version -> assertThat(version.activate(NOON)).isNotNull(),
            "suspend", version -> assertThat(version.suspend(NOON)).isNotNull(),
            "resume", version -> assertThat(version.resume(NOON)).isNotNull(),
            "supersede",
                    version -> assertThat(version.supersede(VersionId.next(), NOON))
                            .isNotNull(),
            "decide",
                    version -> assertThat(version.decided(decision("APPROVED"), NOON))
                            .isPresent());

    private static final Map<String, Set<VersionState>> ALLOWED = Map.of(
            "revise", EnumSet.of(VersionState.DRAFT),
            "start review", EnumSet.of(VersionState.DRAFT),
            "give back", EnumSet.of(VersionState.IN_REVIEW),
            "submit", EnumSet.of(VersionState.IN_REVIEW),
            "activate", EnumSet.of(VersionState.APPROVED),
            "suspend", EnumSet.of(VersionState.EFFECTIVE),
            "resume", EnumSet.of(VersionState.SUSPENDED),
            "supersede", EnumSet.of(VersionState.EFFECTIVE, VersionState.SUSPENDED),
            "decide", EnumSet.complementOf(EnumSet.of(VersionState.DRAFT, VersionState.IN_REVIEW)));

    @ParameterizedTest
    @EnumSource(VersionState.class)
    void everyStepIsTakenExactlyWhereTheTableSays(VersionState state) {
        STEPS.forEach((name, step) -> {
            var version = in(state);
            if (ALLOWED.getOrDefault(name, Set.of()).contains(state)) {
                step.accept(version);
            } else {
                assertThatExceptionOfType(Problem.class)
                        .as(name + " in " + state)
                        .isThrownBy(() -> step.accept(version));
                assertThat(version.state()).isEqualTo(state);
            }
        });
        assertThat(ALLOWED.keySet()).isEqualTo(STEPS.keySet());
    }

    @Test
    void withoutAnApprovalNothingComesIntoForce() {
        assertThatExceptionOfType(IrbApprovalMissing.class)
                .isThrownBy(() -> in(VersionState.SUBMITTED).activate(NOON));
        assertThatExceptionOfType(IrbApprovalMissing.class)
                .isThrownBy(() -> in(VersionState.REJECTED).activate(NOON));
    }

    @Test
    void aRejectionCanBeFollowedByAnApproval() {
        var version = in(VersionState.REJECTED);

        assertThat(version.decided(decision("APPROVED"), NOON)).isPresent();
        assertThat(version.state()).isEqualTo(VersionState.APPROVED);
    }

    private static ConsentVersion in(VersionState state) {
        var version = draft();
        switch (state) {
            case DRAFT -> {}
            case IN_REVIEW -> version.startReview();
            case SUBMITTED -> taken(submitted(version, "A study of calm", "Main consent", NOON));
            case REJECTED -> {
                taken(submitted(version, "A study of calm", "Main consent", NOON));
                assertThat(version.decided(decision("REJECTED"), NOON)).isEmpty();
            }
            case APPROVED -> approve(version);
            case EFFECTIVE -> activate(version);
            case SUSPENDED -> {
                activate(version);
                taken(version.suspend(NOON));
            }
            case SUPERSEDED -> {
                activate(version);
                taken(version.supersede(VersionId.next(), NOON));
            }
        }
        return version;
    }

    private static void approve(ConsentVersion version) {
        taken(submitted(version, "A study of calm", "Main consent", NOON));
        assertThat(version.decided(decision("APPROVED"), NOON)).isPresent();
    }

    private static void activate(ConsentVersion version) {
        approve(version);
        taken(version.activate(NOON));
    }

    private static void taken(VersionEvent event) {
        assertThat(event.at()).isEqualTo(NOON);
    }

    private static IrbDecision decision(String decision) {
        return new IrbDecision(
                UUID.randomUUID(),
                "IRB-1",
                decision,
                NOON,
                null,
                List.of(VersionId.next()),
                List.of(UUID.randomUUID()),
                NOON);
    }

    private static VersionEvent.VersionSubmitted submitted(
            ConsentVersion version, String studyTitle, String documentTitle, Instant at) {
        version.startReview();
        return version.submit(studyTitle, documentTitle, at);
    }

    @Test
    void aDraftThatMovedOnIsNotOverwritten() {
        assertThatExceptionOfType(ChangedMeanwhile.class).isThrownBy(() -> draft().requireRevision(3));
    }
}
