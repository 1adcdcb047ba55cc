package io.trialsuite.mailing.announcing;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.mailing.mail.MailAddress;
import io.trialsuite.mailing.mail.MailCause;
import io.trialsuite.mailing.mail.MailId;
import io.trialsuite.mailing.mail.MailReference;
import io.trialsuite.mailing.mail.TrackedMail;
import io.trialsuite.mailing.reasons.ReasonCode;
import io.trialsuite.test.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class MailContractsTests {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final TrackedMail MAIL = new TrackedMail(
            new MailId(UUID.randomUUID()),
            UUID.randomUUID(),
            UUID.randomUUID(),
            "consent-invitation",
            true,
            new MailAddress("mina@example.org"),
            new MailReference("consent", "consent-request", "r-1"),
            UUID.randomUUID(),
            new MailCause(null, null, null));

    static List<MailFact> facts() {
        return List.of(
                new MailFact.Accepted(MAIL, NOON),
                new MailFact.Delivered(MAIL, NOON),
                new MailFact.Bounced(
                        MAIL,
                        NOON,
                        new MailFact.Bounce(
                                true, "Permanent", "General", "5.1.1", "550 mina@example.org", ReasonCode.NO_MAILBOX)),
                new MailFact.Bounced(
                        MAIL,
                        NOON,
                        new MailFact.Bounce(false, "Transient", "General", null, null, ReasonCode.TEMPORARY_FAILURE)),
                new MailFact.NotSent(MAIL, NOON, ReasonCode.RENDERING_FAILED, "variable link is missing"),
                new MailFact.Complained(MAIL, NOON, "abuse"),
                new MailFact.Complained(MAIL, NOON, null));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyFactFitsItsContractAndNamesNobody(MailFact fact) {
        var message = MailContracts.of(fact);
        var json = JsonMapper.shared().writeValueAsString(message.data());

        Contracts.ofRepository().assertValid(message.type(), json);
        assertThat(json).doesNotContain("mina").doesNotContain("@");
        assertThat(message.subject()).isEqualTo(MAIL.id().toString());
        assertThat(message.attributes())
                .containsEntry("organizationid", MAIL.organization().toString())
                .containsKey("studyid");
    }

    @Test
    void everyContractButTheCommandIsPublishedByAFact() {
        var published =
                facts().stream().map(fact -> MailContracts.of(fact).type()).distinct();

        assertThat(Contracts.ofRepository().types("mailing"))
                .filteredOn(type -> !type.equals("mailing.mail.requested.v1"))
                .containsExactlyInAnyOrderElementsOf(published.toList());
    }
}
