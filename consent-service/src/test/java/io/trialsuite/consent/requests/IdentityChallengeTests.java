package io.trialsuite.consent.requests;

import static io.trialsuite.consent.requests.RequestFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.documents.SignatoryRole;
import java.time.Duration;
import java.util.HashSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentityChallengeTests {

    @Test
    void aCodeIsGoodOnceForTenMinutes() {
        var challenge = new IdentityChallenge(participant(), null, "123456", NOON);

        assertThat(challenge.accepts("123456")).isTrue();
        assertThat(challenge.accepts("123457")).isFalse();
        assertThat(challenge.isUsable(NOON.plus(Duration.ofMinutes(10)).minusMillis(1)))
                .isTrue();
        assertThat(challenge.isUsable(NOON.plus(Duration.ofMinutes(10)))).isFalse();
        challenge.spend(NOON);
        assertThat(challenge.isUsable(NOON)).isFalse();
    }

    @Test
    void codesHaveSixDigits() {
        assertThat(IntStream.range(0, 1_000).mapToObj(it -> IdentityChallenge.nextCode()))
                .allMatch(code -> code.matches("[0-9]{6}"));
    }

    @Test
    void tokensAreLongDifferentAndDoNotShowThemselves() {
        var tokens = new HashSet<String>();
        for (var count = 0; count < 1_000; count++) {
            tokens.add(Secret.next().value());
        }

        assertThat(tokens).hasSize(1_000).allMatch(token -> token.matches("[A-Za-z0-9_-]{43}"));
        assertThat(Secret.next().toString()).isEqualTo("Secret[hidden]");
        assertThat(new Verification.Verified("opensesame", NOON).toString()).doesNotContain("opensesame");
    }

    private static Visitor participant() {
        return new Visitor(new RequestRef(UUID.randomUUID(), RequestId.next()), SignatoryRole.PARTICIPANT, null);
    }
}
