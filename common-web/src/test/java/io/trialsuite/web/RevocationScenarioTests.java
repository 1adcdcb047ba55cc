package io.trialsuite.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.test.TestToken;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What another instance has heard reaches this one through the table. */
class RevocationScenarioTests extends EdgeScenario {

    private final UUID session = UUID.randomUUID();

    private TestToken tokenOfSession() {
        return token().scope("notes:read").claim("sid", session.toString()).claim("mver", 1);
    }

    private int status(TestToken token) {
        return get(notesPath(), token.value())
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private static void heardElsewhere(String subject, long version) {
        superuser()
                .sql("insert into edge.token_revocation values (?, ?, clock_timestamp(), clock_timestamp())")
                .param(subject)
                .param(version)
                .update();
    }

    @Test
    void aTokenOfASessionThatEndedElsewhereIsRefusedWithinSeconds() {
        var token = tokenOfSession();
        assertThat(status(token)).isEqualTo(200);

        heardElsewhere("session:" + session, Long.MAX_VALUE);

        await().atMost(Duration.ofSeconds(5)).until(() -> status(token) == 401);
        get(notesPath(), token.value()).expectBody().jsonPath("$.code").isEqualTo("invalid-token");
        assertThat(status(token().scope("notes:read"))).isEqualTo(200);
    }

    @Test
    void aTokenFromBeforeAMembershipChangedIsRefusedWithinSeconds() {
        var token = tokenOfSession();
        assertThat(status(token)).isEqualTo(200);

        heardElsewhere("membership:" + account + "/" + organization, 2);

        await().atMost(Duration.ofSeconds(5)).until(() -> status(token) == 401);
        assertThat(status(token.claim("mver", 2))).isEqualTo(200);
    }
}
