package io.trialsuite.consent.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.test.Clause;
import io.trialsuite.test.Contracts;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConsentHistoryTests {

    private static final List<String> PURPOSES = List.of("MAIN_ICF", "SAMPLES", "CONTACT");
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final int HISTORIES = 300;

    static List<Long> seeds() {
        return new Random(4).longs(HISTORIES).boxed().toList();
    }

    /** The same facts, noted one after the other as they happen: what is covered after each of them. */
    @ParameterizedTest
    @MethodSource("seeds")
    @Clause("CI-7")
    void coverageAtAnyMomentIsWhatTheFactsUntilThenSay(long seed) {
        var random = new Random(seed);
        var given = new ArrayList<GivenConsent>();
        var withdrawals = new ArrayList<Withdrawal>();
        var voidings = new ArrayList<Voiding>();
        var valid = new ArrayDeque<GivenConsent>();
        var holding = new HashMap<UUID, Set<String>>();
        var moments = new ArrayList<Moment>();
        for (var step = 0; step < 12; step++) {
            var at = START.plusSeconds(60L * step);
            var fact = valid.isEmpty() ? 0 : random.nextInt(5);
            if (fact < 2) {
                var granted = some(random);
                var refused = new HashSet<>(PURPOSES);
                refused.removeAll(granted);
                valid.push(consent(granted, refused, at));
                given.add(valid.element());
                holding.put(valid.element().record(), new HashSet<>(granted));
            } else if (fact == 4) {
                voidings.add(new Voiding(valid.pop().record(), VoidReason.NOT_INFORMED, at));
            } else {
                var withdrawn = some(random);
                withdrawals.add(new Withdrawal(valid.element().record(), withdrawn, at));
                holding.getOrDefault(valid.element().record(), Set.of()).removeAll(withdrawn);
            }
            moments.add(new Moment(
                    at,
                    valid.isEmpty()
                            ? Set.of()
                            : Set.copyOf(holding.getOrDefault(valid.element().record(), Set.of()))));
        }

        var history = new ConsentHistory(given, withdrawals, voidings);

        for (var moment : moments) {
            for (var purpose : PURPOSES) {
                assertThat(history.covering(purpose, moment.at()).isPresent())
                        .as("%s at %s, seed %d", purpose, moment.at(), seed)
                        .isEqualTo(moment.covered().contains(purpose));
            }
        }
        assertThat(history.covering("MAIN_ICF", START.minusSeconds(1))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatHeldAtAMomentIsNotChangedByWhatComesLater(long seed) {
        var first = consent(some(new Random(seed)), Set.of(), START);
        var early = new ConsentHistory(List.of(first), List.of(), List.of());
        var later = new ConsentHistory(
                List.of(first, consent(Set.of(), Set.copyOf(PURPOSES), START.plusSeconds(2))),
                List.of(new Withdrawal(first.record(), first.granted(), START.plusSeconds(1))),
                List.of());

        for (var purpose : PURPOSES) {
            assertThat(later.covering(purpose, START)).isEqualTo(early.covering(purpose, START));
            // the control: a moment later the answer is another one
            assertThat(later.covering(purpose, START.plusSeconds(1))).isEmpty();
        }
    }

    @Test
    void anotherFamilyThatSaysNothingOfAPurposeDoesNotTakeItAway() {
        var main = consent(Set.of("MAIN_ICF", "SAMPLES"), Set.of(), START);
        var genetic = new GivenConsent(
                UUID.randomUUID(), UUID.randomUUID(), "GENETIC", Set.of("GENETIC"), Set.of(), START.plusSeconds(1));
        var history = new ConsentHistory(List.of(main, genetic), List.of(), List.of());

        assertThat(history.covering("SAMPLES", START.plusSeconds(1))).contains(main);
        assertThat(history.covering("GENETIC", START.plusSeconds(1))).contains(genetic);
    }

    @Test
    void aWithdrawalIsAnnouncedAsDeclared() {
        var message = CoverageMessages.withdrawn(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new ParticipantRef(UUID.randomUUID()),
                WithdrawalScope.FULL,
                new Withdrawal(UUID.randomUUID(), Set.of("MAIN_ICF"), START));

        Contracts.ofRepository().assertValid(message.type(), message.data());
        assertThat(message.attributes()).containsKeys("organizationid", "studyid");
    }

    @Test
    void aVoidingIsAnnouncedAsDeclared() {
        var message = CoverageMessages.voided(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new ParticipantRef(UUID.randomUUID()),
                new Voiding(UUID.randomUUID(), VoidReason.WRONG_PARTICIPANT, START),
                "ADMIN");

        Contracts.ofRepository().assertValid(message.type(), message.data());
    }

    private record Moment(Instant at, Set<String> covered) {}

    private static GivenConsent consent(Set<String> granted, Set<String> refused, Instant at) {
        return new GivenConsent(UUID.randomUUID(), UUID.randomUUID(), "MAIN_ICF", granted, refused, at);
    }

    private static Set<String> some(Random random) {
        var some = new HashSet<String>();
        some.add(PURPOSES.get(random.nextInt(PURPOSES.size())));
        PURPOSES.stream().filter(it -> random.nextBoolean()).forEach(some::add);
        return some;
    }
}
