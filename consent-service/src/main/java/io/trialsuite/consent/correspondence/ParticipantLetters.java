package io.trialsuite.consent.correspondence;

import com.github.f4b6a3.uuid.UuidCreator;
import io.trialsuite.consent.participants.Recipient;
import io.trialsuite.outbox.OutboxMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The three mails a participant gets, as commands to mailing-service. They go to its own encrypted queue; nothing else that
 * this service publishes names a person.
 */
@Component
public class ParticipantLetters {

    private static final String COMMANDS = "trialsuite-mailing-commands.fifo";

    /** Better twice than never, for all three: the participant cannot go on without them, or has a right to them. */
    private static final boolean SOMEBODY_WAITS_FOR_IT = true;

    private final ParticipantSite site;

    ParticipantLetters(ParticipantSite site) {
        this.site = site;
    }

    /** The study's name and the code's purpose are told; what the study is about is not, in an unencrypted mail. */
    public OutboxMessage invitation(Letter letter, String token, Instant expiresAt) {
        var model = Map.of(
                "participantName", letter.to().fullName(),
                "studyTitle", letter.studyTitle(),
                "organizationName", letter.to().siteName(),
                "link", site.link(token),
                "expiresOn", day(expiresAt).toString());
        return command(letter, "consent-invitation", model);
    }

    public OutboxMessage code(Letter letter, String code, long minutes) {
        var model = Map.of(
                "participantName", letter.to().fullName(),
                "code", code,
                "minutes", Long.toString(minutes));
        return command(letter, "consent-code", model);
    }

    public OutboxMessage copy(Letter letter, Instant signedAt) {
        var model = Map.of(
                "participantName", letter.to().fullName(),
                "studyTitle", letter.studyTitle(),
                "signedOn", day(signedAt).toString());
        return command(letter, "consent-copy", model);
    }

    private static OutboxMessage command(Letter letter, String template, Map<String, String> model) {
        var data = new MailRequestedV1(
                letter.mail().toString(),
                template,
                mailLocale(letter.locale()),
                letter.address(),
                model,
                SOMEBODY_WAITS_FOR_IT,
                new MailRequestedV1.Reference(
                        "consent", "consent-request", letter.request().toString()),
                letter.accountToNotify().toString());
        return OutboxMessage.of("mailing.mail.requested.v1", letter.mail(), letter.at(), data)
                .to(COMMANDS)
                .with("organizationid", letter.organization())
                .with("studyid", letter.study());
    }

    /** Mail is written in two languages; whoever reads the consent in a third one gets English around it. */
    private static String mailLocale(String locale) {
        return locale.equals("ko") ? "ko" : "en";
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    public static UUID nextMail() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /**
     * What every mail needs to know.
     *
     * @param mail identity of the mail, by which its delivery is reported
     * @param accountToNotify account that hears of a mail that did not arrive
     */
    public record Letter(
            UUID mail,
            UUID organization,
            UUID study,
            String studyTitle,
            UUID request,
            Recipient to,
            String locale,
            UUID accountToNotify,
            Instant at) {

        private String address() {
            var email = to.email();
            if (email == null) {
                throw new IllegalArgumentException("Participant " + to.participant() + " has no address");
            }
            return email;
        }
    }
}
