package io.trialsuite.auth.correspondence;

import com.github.f4b6a3.uuid.UuidCreator;
import io.trialsuite.auth.tokens.OpaqueToken;
import io.trialsuite.outbox.OutboxMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The mails that people get about their account, as commands to mailing-service. None repeats what somebody has typed about
 * themselves: whoever registers another person's address must not be able to write to them through us.
 */
@Component
public class Letters {

    private static final String COMMANDS = "trialsuite-mailing-commands.fifo";
    private static final boolean SOMEBODY_WAITS_FOR_IT = true;

    private final PublicSite site;

    Letters(PublicSite site) {
        this.site = site;
    }

    public OutboxMessage verification(Addressee to, OpaqueToken token, Duration life, Instant at) {
        return command(
                to,
                "account-verification",
                Map.of("link", site.link("account/verification", token), "hours", Long.toString(life.toHours())),
                at);
    }

    /** To the owner of an account whose address somebody has tried to register once more. */
    public OutboxMessage registrationRepeated(Addressee to, Instant at) {
        return command(to, "account-known", Map.of(), at);
    }

    public OutboxMessage passwordReset(Addressee to, OpaqueToken token, Duration life, Instant at) {
        return command(
                to,
                "password-reset",
                Map.of("link", site.link("account/password", token), "minutes", Long.toString(life.toMinutes())),
                at);
    }

    public OutboxMessage passwordReplaced(Addressee to, Instant at) {
        return command(to, "password-replaced", Map.of(), at);
    }

    /** Nobody knows in which language the owner reads, so it is written in both. */
    public OutboxMessage sessionAlarm(Addressee to, Instant at) {
        return command(to, "session-alarm", Map.of(), at);
    }

    /** In both languages, as above. */
    public OutboxMessage factorsChanged(Addressee to, Instant at) {
        return command(to, "factors-changed", Map.of(), at);
    }

    public OutboxMessage invitation(
            Addressee to, String organizationName, OpaqueToken token, Instant expiresAt, Instant at) {
        return command(
                to,
                "organization-invitation",
                Map.of(
                        "organizationName",
                        organizationName,
                        "link",
                        site.link("invitation", token),
                        "expiresOn",
                        LocalDate.ofInstant(expiresAt, ZoneOffset.UTC).toString()),
                at);
    }

    private static OutboxMessage command(Addressee to, String template, Map<String, String> model, Instant at) {
        var mail = UuidCreator.getTimeOrderedEpoch();
        var data = new MailRequestedV1(
                mail,
                template,
                to.language().tag(),
                to.address(),
                model,
                SOMEBODY_WAITS_FOR_IT,
                new MailRequestedV1.Reference("auth", to.kind(), to.id().toString()));
        return OutboxMessage.of("mailing.mail.requested.v1", mail, at, data)
                .to(COMMANDS)
                .with("organizationid", to.organization());
    }
}
