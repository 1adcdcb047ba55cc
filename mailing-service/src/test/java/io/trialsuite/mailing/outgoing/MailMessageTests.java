package io.trialsuite.mailing.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.trialsuite.mailing.mail.AttemptId;
import io.trialsuite.mailing.mail.MailCause;
import io.trialsuite.mailing.mail.MailId;
import io.trialsuite.mailing.mail.MailLocale;
import io.trialsuite.mailing.mail.MailReference;
import io.trialsuite.mailing.reasons.ReasonCode;
import io.trialsuite.mailing.templates.RenderedMail;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailMessageTests {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final RenderedMail WORDS = new RenderedMail(1, "Subject", "Text", "<p>Text</p>", "hash");

    private final MailMessage mail = mail(true);

    @Test
    void aMailIsStartedBeforeSesIsCalled() {
        var attempt = mail.start(WORDS, NOON);

        assertThat(mail.state()).isEqualTo(MailState.SENDING);
        assertThat(mail.lastAttempt().id()).isEqualTo(attempt);
        assertThat(mail.lastAttempt().state()).isEqualTo(SendAttempt.State.STARTED);
    }

    @Test
    void itCannotBeStartedTwice() {
        mail.start(WORDS, NOON);

        assertThatIllegalStateException().isThrownBy(() -> mail.start(WORDS, NOON));
    }

    @Test
    void acceptanceIsNewsOnce() {
        var attempt = mail.start(WORDS, NOON);

        assertThat(mail.accept(attempt, "ses-1", NOON)).isTrue();
        assertThat(mail.accept(attempt, "ses-1", NOON)).isFalse();
        assertThat(mail.state()).isEqualTo(MailState.ACCEPTED);
    }

    @Test
    void whatWasSentIsForgotten() {
        var attempt = mail.start(WORDS, NOON);
        assertThat(mail.model()).containsKey("code");

        mail.accept(attempt, "ses-1", NOON);

        assertThat(mail.model()).isEmpty();
    }

    @Test
    void aRefusalQueuesItAgain() {
        var attempt = mail.start(WORDS, NOON);

        mail.refuse(attempt, "503", NOON);

        assertThat(mail.state()).isEqualTo(MailState.QUEUED);
        assertThat(mail.refusals()).isEqualTo(1);
        assertThat(mail.lastAttempt().state()).isEqualTo(SendAttempt.State.REFUSED);
    }

    @Test
    void anEventThatProvesAcceptanceOutweighsARefusal() {
        var attempt = mail.start(WORDS, NOON);
        mail.accept(attempt, "ses-1", NOON);

        mail.refuse(attempt, "500", NOON);

        assertThat(mail.state()).isEqualTo(MailState.ACCEPTED);
        assertThat(mail.lastAttempt().state()).isEqualTo(SendAttempt.State.ACCEPTED);
    }

    @Test
    void aLostCallIsResolvedByTheEventOfItsAttempt() {
        var attempt = mail.start(WORDS, NOON);
        mail.loseTrack("SocketTimeoutException", NOON);
        assertThat(mail.state()).isEqualTo(MailState.UNKNOWN);

        assertThat(mail.accept(attempt, "ses-1", NOON)).isTrue();
        assertThat(mail.lastAttempt().state()).isEqualTo(SendAttempt.State.ACCEPTED);
    }

    @Test
    void aCriticalMailGoesOutOnceMoreAndNoFurther() {
        mail.start(WORDS, NOON);
        mail.loseTrack("timeout", NOON);
        assertThat(mail.mayResend()).isTrue();
        mail.resend(NOON);
        mail.start(WORDS, NOON);
        mail.loseTrack("timeout", NOON);

        assertThat(mail.mayResend()).isFalse();
    }

    @Test
    void anyOtherMailDoesNot() {
        var ordinary = mail(false);
        ordinary.start(WORDS, NOON);
        ordinary.loseTrack("timeout", NOON);

        assertThat(ordinary.mayResend()).isFalse();
    }

    @Test
    void anEventAboutAnAttemptOfSomebodyElseStillProvesTheMail() {
        mail.start(WORDS, NOON);

        assertThat(mail.accept(AttemptId.next(), "ses-9", NOON)).isTrue();
        assertThat(mail.lastAttempt().state()).isEqualTo(SendAttempt.State.STARTED);
    }

    @Test
    void aFailedMailKeepsNoWords() {
        mail.fail(ReasonCode.GAVE_UP, NOON);

        assertThat(mail.state()).isEqualTo(MailState.FAILED);
        assertThat(mail.model()).isEmpty();
    }

    private static MailMessage mail(boolean critical) {
        return new MailMessage(
                new RequestMail(
                        new MailId(UUID.randomUUID()),
                        UUID.randomUUID(),
                        null,
                        "consent-code",
                        MailLocale.KO,
                        "mina@example.org",
                        Map.of("participantName", "Mina", "code", "123456", "minutes", "10"),
                        critical,
                        new MailReference("consent", "consent-request", "r-1"),
                        null,
                        new MailCause(null, null, null)),
                NOON);
    }
}
