package io.trialsuite.consent.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.trialsuite.consent.correspondence.ParticipantLetters.Letter;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.participants.Recipient;
import io.trialsuite.test.Contracts;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ParticipantLettersTests {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final ParticipantLetters letters =
            new ParticipantLetters(new ParticipantSite(URI.create("https://consent.example/")));

    @Test
    void everyLetterIsACommandAsDeclared() {
        for (var message : List.of(
                letters.invitation(letter("ko"), "token", NOON),
                letters.code(letter("en"), "123456", 10),
                letters.copy(letter("fr"), NOON))) {
            Contracts.ofRepository().assertValid(message.type(), message.data());
            assertThat(message.topic()).isEqualTo("trialsuite-mailing-commands.fifo");
            assertThat(message.attributes()).containsKey("organizationid");
        }
    }

    @Test
    void theLinkLeadsToTheConfiguredAddress() {
        var command = JsonMapper.shared()
                .valueToTree(letters.invitation(letter("ko"), "token", NOON).data());

        assertThat(command.at("/model/link").asString()).isEqualTo("https://consent.example/p/sign/token");
        assertThat(command.at("/model/expiresOn").asString()).isEqualTo("2026-11-25");
        assertThat(command.at("/reference/kind").asString()).isEqualTo("consent-request");
    }

    @Test
    void whoHasNoAddressIsNotWrittenTo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> letters.code(letter("ko", null), "123456", 10))
                .withMessageNotContaining("Haneul");
    }

    @Test
    void aRelativeAddressIsRefusedAtStart() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ParticipantSite(URI.create("/consent")));
    }

    private static Letter letter(String locale) {
        return letter(locale, "haneul@example.org");
    }

    private static Letter letter(String locale, @Nullable String email) {
        var recipient = new Recipient(
                new ParticipantRef(UUID.randomUUID()),
                UUID.randomUUID(),
                "Hospital",
                true,
                "Haneul Kim",
                email,
                locale);
        return new Letter(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "A study of calm",
                UUID.randomUUID(),
                recipient,
                locale,
                UUID.randomUUID(),
                NOON);
    }
}
