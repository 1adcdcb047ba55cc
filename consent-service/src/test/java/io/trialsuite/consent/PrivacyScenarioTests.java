package io.trialsuite.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.test.Clause;
import io.trialsuite.test.ShiftableClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@Clause("CI-9")
class PrivacyScenarioTests extends ConsentScenario {

    PrivacyScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @Test
    void noEventAndNoAuditEntryNamesAPersonOnlyTheMailDoes() {
        var staff = staff();
        wholeStory(staff);

        assertThat(recorded(staff.organization(), "<>")).isNotEmpty().noneMatch(PrivacyScenarioTests::identifies);
        assertThat(audited(staff.organization())).isNotEmpty().noneMatch(PrivacyScenarioTests::identifies);
        // the control: the same searches find every mail command
        assertThat(eventsNamingSomebody("=")).isPositive();
        assertThat(recorded(staff.organization(), "=")).isNotEmpty().allMatch(PrivacyScenarioTests::identifies);
    }

    @Test
    void noLogLineHoldsALinkACodeASessionOrAPerson(CapturedOutput output) {
        var staff = staff();
        var people = wholeStory(staff);
        people.getFirst().answer("remark", "x".repeat(99));
        people.getFirst().enter("12");

        var secrets = people.stream().flatMap(PrivacyScenarioTests::secretsOf).toList();

        assertThat(secrets).hasSize(6).allMatch(secret -> !isSaid(secret, output));
        assertThat(Fixtures.IDENTIFYING).noneMatch(output.getAll()::contains);
        // the control: the service's log is what is looked through, and a secret in it would be found
        secrets.forEach(secret ->
                LoggerFactory.getLogger(ConsentServiceApplication.class).warn("Said for the test: {}", secret));
        assertThat(secrets).allMatch(secret -> isSaid(secret, output));
    }

    private static Stream<String> secretsOf(Person person) {
        return Stream.of(person.invitation().linkToken(), person.code(), String.valueOf(person.session()));
    }

    /** As a word: six digits may well be part of a longer number. */
    private static boolean isSaid(String secret, CapturedOutput output) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(secret) + "(?![\\w-])")
                .matcher(output.getAll())
                .find();
    }

    /** Everything that can happen, to two people. */
    private List<Person> wholeStory(Staff staff) {
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(2)));
        var people = peopleAskedBy(staff);
        var signing = people.getFirst();
        var declining = people.getLast();
        signing.look().expect(200);
        signing.askForCode().expect(202);
        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(signing.enter(signing.wrongCode()).status()).isGreaterThan(400);
        }
        clock.advance(Duration.ofMinutes(16));
        signing.identified().answer("remark", "Haneul Kim was here").expect(204);
        signing.sign().expect(201);
        declining.identified().decline("OTHER").expect(204);
        return people;
    }

    private static boolean identifies(String text) {
        return Fixtures.IDENTIFYING.stream().anyMatch(text::contains);
    }

    private static List<String> recorded(UUID organization, String comparison) {
        return ROWS.sql("""
                        select headers || convert_from(payload, 'UTF8') from outbox_event
                        where headers::jsonb ->> 'organizationid' = :organization and type %s 'mailing.mail.requested.v1'""".formatted(comparison))
                .param("organization", organization.toString())
                .query(String.class)
                .list();
    }

    private static List<String> audited(UUID organization) {
        return ROWS.sql("select e::text from audit_entry e where organization_id = :organization")
                .param("organization", organization)
                .query(String.class)
                .list();
    }
}
