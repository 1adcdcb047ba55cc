package io.trialsuite.consent.inbound.mailing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Outgoing;
import io.trialsuite.consent.Staff;
import io.trialsuite.test.ShiftableClock;
import io.trialsuite.test.TestAws.Announcement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryReportsScenarioTests extends ConsentScenario {

    private static final String QUEUE = "trialsuite-consent-inbox.fifo";

    DeliveryReportsScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @Test
    void staffSeeWhichInvitationsArrivedAndWhichDidNot() {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(3)));
        var mails = Outgoing.of(ROWS, staff.organization());

        report(staff, mails.get(0), "delivered");
        report(staff, mails.get(1), "bounced");
        report(staff, mails.get(2), "complained");

        assertDelivery(staff, mails.get(0), "DELIVERED");
        assertDelivery(staff, mails.get(1), "BOUNCED");
        assertDelivery(staff, mails.get(2), "COMPLAINED");
        var timeline = staff.get("/consent-requests/" + mails.get(1).request()).at("/timeline");
        assertThat(timeline.valueStream().map(it -> it.path("fact").asString()))
                .containsExactly("CREATED", "SENT", "MAIL_BOUNCED");
    }

    @Test
    void aSoftBounceIsForgottenWhenTheMailArrivesInWhateverOrder() {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(3)));
        var mails = Outgoing.of(ROWS, staff.organization());

        softBounce(staff, mails.get(0));
        assertDelivery(staff, mails.get(0), "SOFT_BOUNCED");
        report(staff, mails.get(0), "delivered");
        report(staff, mails.get(1), "delivered");
        softBounce(staff, mails.get(1));
        softBounce(staff, mails.get(2));
        report(staff, mails.get(2), "bounced");

        assertDelivery(staff, mails.get(2), "BOUNCED");
        assertDelivery(staff, mails.get(0), "DELIVERED");
        assertDelivery(staff, mails.get(1), "DELIVERED");
    }

    @Test
    void reportsAboutOtherMailsChangeNothingAndBlockNothing() {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        var mail = Outgoing.of(ROWS, staff.organization()).getFirst();

        publish(staff, "delivered", UUID.randomUUID().toString(), Map.of("context", "billing", "kind", "x", "id", "y"));
        publish(staff, "bounced", UUID.randomUUID().toString(), reference(mail));
        report(staff, mail, "delivered");

        assertDelivery(staff, mail, "DELIVERED");
        await().atMost(Duration.ofSeconds(30)).until(() -> SUITE.aws().depth(QUEUE) == 0);
    }

    @Test
    void theCommandsReachMailingServicesQueue() {
        var staff = staff();
        var published = staff.publish();
        var before = SUITE.aws().depth("trialsuite-mailing-commands.fifo");

        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(7)));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> SUITE.aws().depth("trialsuite-mailing-commands.fifo") >= before + 7);
    }

    private static void assertDelivery(Staff staff, Outgoing mail, String expected) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(
                                staff.get("/consent-requests/" + mail.request()).text("delivery"))
                        .isEqualTo(expected));
    }

    private void report(Staff staff, Outgoing mail, String fact) {
        publish(staff, fact, mail.mailId(), reference(mail));
    }

    private void softBounce(Staff staff, Outgoing mail) {
        publish(staff, "bounced", mail.mailId(), reference(mail), false);
    }

    private static Map<String, String> reference(Outgoing mail) {
        return Map.of("context", "consent", "kind", "consent-request", "id", mail.request());
    }

    private void publish(Staff staff, String fact, String mail, Map<String, String> reference) {
        publish(staff, fact, mail, reference, true);
    }

    private void publish(Staff staff, String fact, String mail, Map<String, String> reference, boolean permanent) {
        var at = clock.instant();
        var data = Map.of("mailId", mail, "reference", reference, "permanent", permanent, fact + "At", at.toString());
        SUITE.aws()
                .announce(new Announcement(
                        UUID.randomUUID(), "mailing.mail." + fact + ".v1", mail, staff.organization(), at, data));
    }
}
