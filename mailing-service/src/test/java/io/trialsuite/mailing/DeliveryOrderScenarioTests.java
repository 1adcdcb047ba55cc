package io.trialsuite.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.mailing.delivery.EventReader;
import io.trialsuite.mailing.delivery.RecordingDelivery;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient;

/** SES orders nothing: what others are told must not depend on which event comes first. */
class DeliveryOrderScenarioTests extends MailingScenario {

    private final EventReader reader;
    private final RecordingDelivery recording;

    DeliveryOrderScenarioTests(RestTestClient http, EventReader reader, RecordingDelivery recording) {
        super(http);
        this.reader = reader;
        this.recording = recording;
    }

    private enum Happening {
        SEND(""),
        DELAY(""),
        DELIVERY("mailing.mail.delivered.v1"),
        BOUNCE("mailing.mail.bounced.v1"),
        COMPLAINT("mailing.mail.complained.v1");

        private final String announced;

        Happening(String announced) {
            this.announced = announced;
        }

        String event(Order order) {
            var ses = "ses-" + order.mail();
            return switch (this) {
                case SEND -> SesEvents.send(ses, order);
                case DELAY -> SesEvents.delay(ses, order);
                case DELIVERY -> SesEvents.delivery(ses, order);
                case BOUNCE -> SesEvents.bounce(ses, order, "Permanent", "General");
                case COMPLAINT -> SesEvents.complaint(ses, order);
            };
        }
    }

    @Test
    void everyOrderOfFiveEventsTellsTheSameOnceEach() {
        var orders = Permutations.of(List.of(Happening.values()));
        assertThat(orders).hasSize(120);

        for (var order : orders) {
            var mail = sent();
            order.forEach(happening -> recording.record(reader.read(happening.event(mail))));

            assertThat(published(mail))
                    .as("%s", order)
                    .isEqualTo(order.stream()
                            .map(happening -> happening.announced)
                            .filter(type -> !type.isEmpty())
                            .toList());
            assertThat(alertsOf(mail)).as("%s", order).containsExactly("BOUNCED", "COMPLAINED");
            assertThat(suppressionsOf(mail)).as("%s", order).isEqualTo(1);
            assertThat(statusOf(mail)).as("%s", order).isEqualTo("COMPLAINED");
        }
    }

    @Test
    void aBounceThatTurnsOutToBeFinalIsNoSecondBounceButSilencesTheAddress() {
        var mail = sent();
        recording.record(reader.read(SesEvents.bounce("soft-" + mail.mail(), mail, "Transient", "MailboxFull")));
        assertThat(suppressionsOf(mail)).isZero();
        assertThat(alertsOf(mail)).isEmpty();

        recording.record(reader.read(SesEvents.bounce("hard-" + mail.mail(), mail, "Permanent", "General")));

        assertThat(published(mail)).containsExactly("mailing.mail.bounced.v1");
        assertThat(suppressionsOf(mail)).isEqualTo(1);
        assertThat(alertsOf(mail)).containsExactly("BOUNCED");
        assertThat(statusOf(mail)).isEqualTo("HARD_BOUNCED");
    }

    @Test
    void aTemporaryBounceDoesNotHideTheDelivery() {
        var mail = sent();
        recording.record(reader.read(SesEvents.bounce("soft-" + mail.mail(), mail, "Transient", "MailboxFull")));
        recording.record(reader.read(SesEvents.delivery("soft-" + mail.mail(), mail)));

        assertThat(published(mail)).containsExactly("mailing.mail.bounced.v1", "mailing.mail.delivered.v1");
        assertThat(suppressionsOf(mail)).isZero();
        assertThat(statusOf(mail)).isEqualTo("SOFT_BOUNCED");
    }

    /** A mail that SES has, and of which nothing is heard but what the test says. */
    private Order sent() {
        var order = Order.code("mina+" + UUID.randomUUID() + "@example.org");
        db.sql("""
                with route as (
                    insert into mailing.mail_route (mail_id, organization_id) values (:mail, :organization)
                    returning mail_id)
                insert into mailing.mail_message (id, version, organization_id, template, locale, recipient, critical,
                    reference_context, reference_kind, reference_id, state, ses_message_id, resends, refusals,
                    requested_at, accepted_at, changed_at)
                select mail_id, 0, :organization, 'consent-code', 'KO', :to, true,
                    'consent', 'consent-request', 'r-1', 'ACCEPTED', 'ses-' || mail_id, 0, 0, now(), now(), now()
                from route
                """)
                .param("mail", order.mail())
                .param("organization", order.organization())
                .param("to", order.to())
                .update();
        return order;
    }

    private List<String> alertsOf(Order order) {
        return db.sql("select kind from mailing.alert where mail_id = ? order by kind")
                .param(order.mail())
                .query(String.class)
                .list();
    }
}
