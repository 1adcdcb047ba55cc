package io.trialsuite.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * What every service owes to people: once auth-service says that a session has ended, a membership has changed or an organization
 * is suspended, a token from before is refused within five seconds, and every other token goes on working.
 */
public final class RevokedTokensContract {

    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final int UNAUTHORIZED = 401;

    private final ServiceUnderTest suite;
    private final AuthAnnouncements auth;
    private final ToIntFunction<String> call;

    /** Checks a service that goes by the machine's clock. */
    public RevokedTokensContract(ServiceUnderTest suite, ToIntFunction<String> call) {
        this(suite, Clock.systemUTC(), call);
    }

    /**
     * Checks the service by calls to it.
     *
     * @param clock the service's: what auth-service announces happens now by it
     * @param call answers the status of a call to {@code /v1/organizations/<organization>/…} with this bearer token
     */
    public RevokedTokensContract(ServiceUnderTest suite, Clock clock, ToIntFunction<String> call) {
        this.suite = suite;
        this.auth = new AuthAnnouncements(suite.aws(), clock);
        this.call = call;
    }

    public void verify(UUID organization) {
        var account = UUID.randomUUID();
        var session = UUID.randomUUID();
        var token = suite.tokens().user(suite.audience(), account, organization, "MEMBER");
        var ofSession = token.claim("sid", session.toString()).value();
        assertThat(call.applyAsInt(ofSession)).isNotEqualTo(UNAUTHORIZED);

        auth.sessionRevoked(session, account);

        await().atMost(WITHIN).until(() -> call.applyAsInt(ofSession) == UNAUTHORIZED);
        assertThat(call.applyAsInt(token.value())).isNotEqualTo(UNAUTHORIZED);
        auth.membershipRemoved(account, organization, 2);
        await().atMost(WITHIN).until(() -> call.applyAsInt(token.value()) == UNAUTHORIZED);
        var colleague = suite.tokens().user(suite.audience(), UUID.randomUUID(), organization, "MEMBER");
        assertThat(call.applyAsInt(colleague.value())).isNotEqualTo(UNAUTHORIZED);
        auth.organizationSuspended(organization, 2);
        await().atMost(WITHIN).until(() -> call.applyAsInt(colleague.value()) == UNAUTHORIZED);
        assertThat(call.applyAsInt(colleague.claim("org_ver", 3).value())).isNotEqualTo(UNAUTHORIZED);
    }
}
