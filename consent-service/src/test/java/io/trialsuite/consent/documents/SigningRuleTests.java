package io.trialsuite.consent.documents;

import static io.trialsuite.consent.documents.SignatoryRole.IMPARTIAL_WITNESS;
import static io.trialsuite.consent.documents.SignatoryRole.INTERPRETER;
import static io.trialsuite.consent.documents.SignatoryRole.LAR;
import static io.trialsuite.consent.documents.SignatoryRole.OBTAINING_PERSON;
import static io.trialsuite.consent.documents.SignatoryRole.PARTICIPANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningRuleTests {

    private static final SigningRule LONG =
            SigningRule.parse("PARTICIPANT>IMPARTIAL_WITNESS+INTERPRETER>OBTAINING_PERSON");

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(LONG.text()).isEqualTo("PARTICIPANT>IMPARTIAL_WITNESS+INTERPRETER>OBTAINING_PERSON");
        assertThat(LONG.asLists())
                .containsExactly(
                        List.of(PARTICIPANT), List.of(IMPARTIAL_WITNESS, INTERPRETER), List.of(OBTAINING_PERSON));
    }

    @Test
    void stepsAreTakenOneAfterTheOtherAndTheirRolesInAnyOrder() {
        assertThat(LONG.next(Set.of())).containsExactly(PARTICIPANT);
        assertThat(LONG.next(Set.of(PARTICIPANT))).containsExactlyInAnyOrder(IMPARTIAL_WITNESS, INTERPRETER);
        assertThat(LONG.next(Set.of(PARTICIPANT, INTERPRETER))).containsExactly(IMPARTIAL_WITNESS);
        assertThat(LONG.next(Set.of(PARTICIPANT, INTERPRETER, IMPARTIAL_WITNESS, OBTAINING_PERSON)))
                .isEmpty();
    }

    @Test
    void onlyWhoIsNeitherImportedNorStaffMustBeNamed() {
        assertThat(LONG.beside()).containsExactlyInAnyOrder(IMPARTIAL_WITNESS, INTERPRETER);
        assertThat(SigningRule.parse("PARTICIPANT>OBTAINING_PERSON").beside()).isEmpty();
    }

    @Test
    void whoAnswersIsTheParticipantUnlessOnlySomebodyElseConsents() {
        assertThat(SigningRule.parse("LAR+PARTICIPANT").respondent()).isEqualTo(PARTICIPANT);
        assertThat(SigningRule.parse("LAR>OBTAINING_PERSON").respondent()).isEqualTo(LAR);
    }

    @Test
    void theConsentComesFirstAndNobodySignsTwice() {
        refused("consent-first", List.of(Set.of(OBTAINING_PERSON), Set.of(PARTICIPANT)));
        refused("role-repeated", List.of(Set.of(PARTICIPANT), Set.of(PARTICIPANT)));
        refused("empty-step", List.of());
        refused("empty-step", List.of(Set.of(PARTICIPANT), Set.of()));
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void everyFamilyHasAUsualRule(Family family) {
        var rule = family.usualRule();

        assertThat(SigningRule.parse(rule.text())).isEqualTo(rule);
        assertThat(rule.requires(OBTAINING_PERSON)).isEqualTo(family != Family.PRIVACY);
    }

    private static void refused(String reason, List<Set<SignatoryRole>> steps) {
        assertThatExceptionOfType(SigningRuleInvalid.class)
                .isThrownBy(() -> new SigningRule(steps))
                .satisfies(problem -> assertThat(problem.properties()).containsEntry("reason", reason));
    }
}
