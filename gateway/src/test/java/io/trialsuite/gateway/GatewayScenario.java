package io.trialsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.test.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The gateway on a real port and PostgreSQL, in front of an OpenID provider that talks HTTP. */
@SpringBootTest(
        classes = GatewayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=gateway")
public abstract class GatewayScenario {

    protected static final TestDatabase DATABASE = TestDatabase.create("gateway");
    protected static final StubProvider PROVIDER = StubProvider.start("http://127.0.0.1:8100/login/oauth2/code/auth");

    protected static final StubService AUTH = StubService.start();
    protected static final StubService CONSENT = StubService.start();

    protected final JdbcClient rows = JdbcClient.create(DATABASE.superuser());

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("server.port", () -> "0");
        registry.add("spring.datasource.url", DATABASE::url);
        registry.add("spring.datasource.username", DATABASE::appUsername);
        registry.add("spring.datasource.password", DATABASE::password);
        registry.add("spring.flyway.user", DATABASE::ownerUsername);
        registry.add("spring.flyway.password", DATABASE::password);
        registry.add("gateway.issuer", PROVIDER::issuer);
        registry.add("gateway.client-key", PROVIDER::clientKey);
        registry.add("gateway.relay.services.auth.address", AUTH::address);
        registry.add("gateway.relay.services.consent.address", CONSENT::address);
        registry.add("gateway.relay.answer-timeout", () -> "1s");
        registry.add("gateway.sessions.encryption-key", () -> "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    }

    @BeforeEach
    void forget() {
        AUTH.forget();
        CONSENT.forget();
        PROVIDER.sessionsAreOver(false);
        PROVIDER.tokensLive(Duration.ofMinutes(5));
    }

    protected Browser browser() {
        return new Browser(port);
    }

    /** A browser somebody has just logged in with. */
    protected Browser loggedIn() {
        var browser = browser();
        assertThat(browser.logIn(PROVIDER, "").statusCode()).isEqualTo(302);
        return browser;
    }
}
