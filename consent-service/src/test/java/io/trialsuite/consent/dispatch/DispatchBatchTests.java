package io.trialsuite.consent.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.trialsuite.consent.documents.DocumentFixtures;
import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.participants.GroupId;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.participants.Recipient;
import io.trialsuite.consent.signatories.Signatory;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.test.Contracts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DispatchBatchTests {

    private static final UUID SITE = UUID.randomUUID();

    private static final Instant NOON = DocumentFixtures.NOON;
    private static final UUID COORDINATOR = UUID.randomUUID();
    private static final ItemCounts SOME_LEFT = new ItemCounts(0, 1, 0, 0, 2);

    @Test
    void onlyTheFirstStartIsOne() {
        var batch = validated();

        assertThat(batch.start(COORDINATOR, 3, NOON)).isPresent();
        assertThat(batch.start(UUID.randomUUID(), 3, NOON)).isEmpty();
        assertThat(batch.dispatchedBy()).isEqualTo(COORDINATOR);
    }

    @Test
    void aBatchWithFailuresEndsPartial() {
        assertThat(ended(new ItemCounts(0, 3, 0, 0, 0)).state()).isEqualTo(BatchState.COMPLETED);
        assertThat(ended(new ItemCounts(0, 2, 1, 0, 0)).state()).isEqualTo(BatchState.COMPLETED);
        assertThat(ended(new ItemCounts(0, 2, 0, 1, 0)).state()).isEqualTo(BatchState.PARTIAL);
    }

    @Test
    void aBatchWithItemsLeftOrWithoutAStartDoesNotEnd() {
        var running = validated();
        assertThat(running.start(COORDINATOR, 3, NOON)).isPresent();

        assertThatIllegalStateException()
                .isThrownBy(() -> assertThat(running.complete(new ItemCounts(1, 2, 0, 0, 0), NOON))
                        .isNull());
        assertThatIllegalStateException()
                .isThrownBy(() -> assertThat(validated().complete(new ItemCounts(0, 0, 0, 0, 0), NOON))
                        .isNull());
    }

    @Test
    void aRunningBatchIsHeldGoesOnAndIsGivenUp() {
        var batch = validated();
        assertThatExceptionOfType(IllegalTransition.class).isThrownBy(batch::pause);
        assertThat(batch.start(COORDINATOR, 3, NOON)).isPresent();

        assertThat(batch.pause()).isTrue();
        assertThat(batch.pause()).isFalse();
        assertThat(batch.isRunning()).isFalse();
        assertThat(batch.resume(NOON)).isTrue();
        assertThat(batch.resume(NOON)).isFalse();
        assertThat(batch.cancel(COORDINATOR, SOME_LEFT, NOON)).isPresent();
        assertThat(batch.cancel(COORDINATOR, SOME_LEFT, NOON)).isEmpty();
    }

    @Test
    void whatHasEndedIsNeitherHeldNorResumedNorGivenUp() {
        var batch = ended(new ItemCounts(0, 3, 0, 0, 0));

        assertThatExceptionOfType(IllegalTransition.class).isThrownBy(batch::pause);
        assertThatExceptionOfType(IllegalTransition.class).isThrownBy(() -> batch.resume(NOON));
        assertThatExceptionOfType(IllegalTransition.class).isThrownBy(() -> batch.cancel(COORDINATOR, SOME_LEFT, NOON));
    }

    @Test
    void everyEventIsAnnouncedAsDeclared() {
        var batch = validated();
        var cancelled = validated().cancel(COORDINATOR, SOME_LEFT, NOON).orElseThrow();
        var started = batch.start(COORDINATOR, 3, NOON).orElseThrow();
        var completed = batch.complete(new ItemCounts(0, 2, 1, 0, 0), NOON);

        for (var event : List.of(batch.validated(), started, completed, cancelled)) {
            var message = BatchMessages.of(event, UUID.randomUUID(), UUID.randomUUID());
            Contracts.ofRepository().assertValid(message.type(), message.data());
        }
    }

    @Test
    void whoIsSkippedIsToldWhy() {
        var asked = recipient(true, "haneul@example.org", "ko");
        var eligibility = eligibility("PARTICIPANT", Set.of(SITE), Map.of(), Set.of());

        assertThat(eligibility.reasonAgainst(recipient(false, "haneul@example.org", "ko")))
                .contains(SkipReason.WITHDRAWN);
        assertThat(eligibility.reasonAgainst(recipient(true, null, "ko"))).contains(SkipReason.NO_ADDRESS);
        assertThat(eligibility.reasonAgainst(recipient(true, "haneul@example.org", "ja")))
                .contains(SkipReason.LANGUAGE_MISSING);
        assertThat(eligibility("PARTICIPANT", Set.of(), Map.of(), Set.of()).reasonAgainst(asked))
                .contains(SkipReason.NOT_EFFECTIVE_AT_SITE);
        assertThat(eligibility("PARTICIPANT", Set.of(SITE), Map.of(), Set.of(asked.participant()))
                        .reasonAgainst(asked))
                .contains(SkipReason.OPEN_REQUEST);
        assertThat(eligibility.reasonAgainst(asked)).isEmpty();
        assertThat(new Eligibility(eligibility.version(), Set.of(), Set.of(SITE), Map.of(), Map.of(), Set.of())
                        .reasonAgainst(asked))
                .contains(SkipReason.SITE_NOT_ACTIVE);
        assertThat(new Eligibility(
                                eligibility.version(),
                                Set.of(SITE),
                                Set.of(SITE),
                                Map.of(),
                                Map.of(
                                        asked.participant(),
                                        eligibility.version().id()),
                                Set.of())
                        .reasonAgainst(asked))
                .contains(SkipReason.ALREADY_CONSENTED);
    }

    @Test
    void whoNeedsSomebodyBesideThemIsSkippedUntilThatIsNamed() {
        var asked = recipient(true, "haneul@example.org", "ko");
        var witness =
                new Signatory(UUID.randomUUID(), SignatoryRole.IMPARTIAL_WITNESS, "Haneul Park", "h@example.org", "");
        var named = Map.of(asked.participant(), Map.of(witness.role(), witness));
        var rule = "PARTICIPANT>IMPARTIAL_WITNESS";

        assertThat(eligibility(rule, Set.of(SITE), Map.of(), Set.of()).reasonAgainst(asked))
                .contains(SkipReason.SIGNATORY_MISSING);
        assertThat(eligibility(rule, Set.of(SITE), named, Set.of()).reasonAgainst(asked))
                .isEmpty();
    }

    private static Eligibility eligibility(
            String rule,
            Set<UUID> sites,
            Map<ParticipantRef, Map<SignatoryRole, Signatory>> named,
            Set<ParticipantRef> alreadyAsked) {
        return new Eligibility(
                DocumentFixtures.published(DocumentFixtures.content(), rule),
                Set.of(SITE),
                sites,
                named,
                Map.of(),
                alreadyAsked);
    }

    @Test
    void aDryRunAddsUp() {
        assertThat(DryRun.of(10, Map.of(SkipReason.WITHDRAWN, 1, SkipReason.NO_ADDRESS, 2))
                        .eligible())
                .isEqualTo(7);
    }

    @Test
    void settingsOutOfBoundsAreRefusedAtStart() {
        var second = Duration.ofSeconds(1);

        assertThatIllegalArgumentException().isThrownBy(() -> new DispatchProperties(0, second, second));
        assertThatIllegalArgumentException().isThrownBy(() -> new DispatchProperties(1_001, second, second));
        assertThatIllegalArgumentException().isThrownBy(() -> new DispatchProperties(1, Duration.ZERO, second));
    }

    private static DispatchBatch ended(ItemCounts counts) {
        var batch = validated();
        assertThat(batch.start(COORDINATOR, 3, NOON)).isPresent();
        assertThat(batch.complete(counts, NOON).counts()).isEqualTo(counts);
        return batch;
    }

    private static DispatchBatch validated() {
        var version = DocumentFixtures.published(DocumentFixtures.content());
        var by = new StaffMember(UUID.randomUUID(), COORDINATOR, "ADMIN");
        return new DispatchBatch(
                BatchId.next(),
                new PrepareBatch(by, version.id(), new GroupId(UUID.randomUUID())),
                version,
                DryRun.of(3, Map.of()),
                NOON);
    }

    private static Recipient recipient(boolean active, @Nullable String email, String language) {
        return new Recipient(
                new ParticipantRef(UUID.randomUUID()), SITE, "Hospital", active, "Haneul Kim", email, language);
    }
}
