package io.trialsuite.localaws.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SimulatorTests {

    private final SesCalls ses = SesCalls.ready(null);

    @AfterEach
    void close() {
        ses.close();
    }

    @ParameterizedTest
    @CsvSource({
        "success@simulator.amazonses.com, Send Delivery",
        "bounce@simulator.amazonses.com, Send Bounce",
        "bounce+site-7@simulator.amazonses.com, Send Bounce",
        "complaint@simulator.amazonses.com, Send Delivery Complaint",
        "complaint+x@Simulator.AmazonSES.com, Send Delivery Complaint",
        "ooto@simulator.amazonses.com, Send Delivery Bounce",
        "suppressionlist@simulator.amazonses.com, Send Bounce",
        "delay+30ms@simulator.amazonses.com, Send DeliveryDelay Delivery",
        "slow+30ms@simulator.amazonses.com, Send Delivery",
        "duplicate@simulator.amazonses.com, Send Send Delivery Delivery",
        "anyone@hospital.example, Send Delivery",
    })
    void anAddressDecidesWhatIsReported(String address, String events) {
        ses.send(address);

        awaitTypes(events);
    }

    @Test
    void aHardBounceSaysWhichServerSaidWhat() {
        ses.send("bounce@simulator.amazonses.com");
        awaitTypes("Send Bounce");

        var bounce = event(1).path("bounce");
        assertThat(bounce.path("bounceType").asString()).isEqualTo("Permanent");
        assertThat(bounce.path("bounceSubType").asString()).isEqualTo("General");
        assertThat(bounce.path("reportingMTA").asString()).startsWith("dsn; ");
        assertThat(bounce.path("feedbackId").asString()).isNotEmpty();
        assertThat(bounce.path("bouncedRecipients").get(0).propertyNames())
                .containsExactly("emailAddress", "action", "status", "diagnosticCode");
        assertThat(bounce.path("timestamp").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void anAutomaticReplyIsATransientBounceWithoutADiagnosis() {
        ses.send("ooto@simulator.amazonses.com");
        awaitTypes("Send Delivery Bounce");

        var bounce = event(2).path("bounce");
        assertThat(bounce.path("bounceType").asString()).isEqualTo("Transient");
        assertThat(bounce.path("bounceSubType").asString()).isEqualTo("General");
        assertThat(bounce.path("bouncedRecipients").get(0).propertyNames()).containsExactly("emailAddress");
        assertThat(bounce.has("reportingMTA")).isFalse();
    }

    @Test
    void aComplaintCarriesTheFeedbackReport() {
        ses.send("complaint@simulator.amazonses.com");
        awaitTypes("Send Delivery Complaint");

        var complaint = event(2).path("complaint");
        assertThat(complaint.path("complaintFeedbackType").asString()).isEqualTo("abuse");
        assertThat(complaint.path("userAgent").asString()).isNotEmpty();
        assertThat(complaint.path("arrivalDate").asString()).endsWith("Z");
        assertThat(complaint.get("complaintSubType").isNull()).isTrue();
    }

    @Test
    void suppressedAddressesBounceHardWithTheirOwnSubtype() {
        ses.put("suppression/addresses", "{\"EmailAddress\":\"gone@hospital.example\",\"Reason\":\"BOUNCE\"}");

        ses.send("gone@hospital.example");
        ses.send("suppressionlist@simulator.amazonses.com");

        await().until(() -> ses.topics.events().size() == 4);
        assertThat(ses.topics.events().stream()
                        .filter(event -> event.has("bounce"))
                        .map(event -> event.path("bounce").path("bounceSubType").asString()))
                .containsExactlyInAnyOrder("OnAccountSuppressionList", "Suppressed");
    }

    /** AWS keeps the case of a listed address, and compares it. */
    @Test
    void theAccountListComparesTheExactText() {
        ses.put("suppression/addresses", "{\"EmailAddress\":\"Gone@hospital.example\",\"Reason\":\"BOUNCE\"}");

        ses.send("gone@hospital.example");

        awaitTypes("Send Delivery");
    }

    @Test
    void aVirusIsRejectedAfterTheSend() {
        ses.send("success@simulator.amazonses.com", "X5O!...EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

        awaitTypes("Send Reject");
        assertThat(event(1).path("reject").path("reason").asString()).isEqualTo("Bad content");
    }

    @Test
    void oneMailToSeveralAddressesReportsEachOutcome() {
        ses.post("outbound-emails", """
                {"FromEmailAddress":"a@trials.example","ConfigurationSetName":"outgoing",
                 "Destination":{"ToAddresses":["success@simulator.amazonses.com","bounce@simulator.amazonses.com"],
                                "BccAddresses":["complaint@simulator.amazonses.com"]},
                 "Content":{"Simple":{"Subject":{"Data":"s"},"Body":{"Text":{"Data":"t"}}}}}""");

        awaitTypes("Send Delivery Bounce Complaint");
        assertThat(event(1).path("delivery").path("recipients").size()).isEqualTo(2);
        assertThat(event(0).path("mail").path("headers").toString()).doesNotContain("complaint@");
    }

    private void awaitTypes(String types) {
        await().untilAsserted(() -> assertThat(ses.topics.types()).isEqualTo(List.of(types.split(" ", -1))));
    }

    private JsonNode event(int index) {
        return ses.topics.events().get(index);
    }
}
