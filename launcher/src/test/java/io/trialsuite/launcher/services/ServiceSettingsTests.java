package io.trialsuite.launcher.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.trialsuite.launcher.home.ClientKey;
import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.home.Secrets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceSettingsTests {

    @TempDir
    private Path folder;

    private Secrets secrets;
    private ServiceSettings settings;

    @BeforeEach
    void makeSettings() {
        secrets = Secrets.in(folder.resolve("secrets.properties"));
        settings = new ServiceSettings(Ports.from(21000), secrets);
    }

    @ParameterizedTest
    @EnumSource
    void everyServiceListensOnLoopbackAndReachesItsNeighboursThere(Service service) {
        assertThat(settings.of(service))
                .contains(entry("server.address", "127.0.0.1"))
                .allSatisfy((name, value) ->
                        assertThat(value).doesNotContain("localhost").doesNotContain("0.0.0.0"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GATEWAY")
    void everyServiceAcceptsTokensForItselfAlone(Service service) {
        assertThat(settings.of(service))
                .contains(
                        entry("spring.security.oauth2.resourceserver.jwt.audiences", service.title()),
                        entry("spring.security.oauth2.resourceserver.jwt.issuer-uri", "http://127.0.0.1:21000"));
    }

    @Test
    void aServiceReadsWithOneRoleAndMigratesWithAnother() {
        assertThat(settings.of(Service.CONSENT))
                .contains(
                        entry("server.port", "21001"),
                        entry("spring.datasource.username", "consent_app"),
                        entry("spring.datasource.password", secrets.password("consent_app")),
                        entry("spring.flyway.user", "consent_owner"),
                        entry("spring.flyway.password", secrets.password("consent_owner")));
    }

    @Test
    void alertsGoToTheSinkAndItsTokenIsNotTheControlToken() {
        assertThat(settings.of(Service.MAILING))
                .contains(entry(
                        "mailing.slack.webhook-url", "http://127.0.0.1:21007/slack/" + secrets.password("slack")));
        assertThat(secrets.password("slack")).isNotEqualTo(secrets.password("control"));
    }

    @Test
    void authServiceKnowsTheOperatorByAPublicKeyAndNobodyElseDoes() {
        var told = settings.of(Service.AUTH);

        assertThat(told)
                .contains(
                        entry("auth.clients[0].id", "suite-operator"),
                        entry(
                                "auth.clients[0].jwk-set",
                                ClientKey.ofOperator(secrets).publicKeys()),
                        entry("auth.clients[0].scopes", "platform.operate"))
                .hasEntrySatisfying(
                        "auth.clients[0].audiences",
                        audiences -> assertThat(audiences.split(","))
                                .containsExactly(Service.withEvents().stream()
                                        .map(Service::title)
                                        .toArray(String[]::new)));
        assertThat(told.toString())
                .doesNotContain(ClientKey.ofOperator(secrets)
                        .pair()
                        .getPrivateExponent()
                        .toString());
        assertThat(settings.of(Service.CONSENT).keySet()).noneMatch(name -> name.startsWith("auth."));
    }

    @Test
    void theGatewayHasThePrivateKeyWhosePublicOneAuthServiceKnows() {
        var auth = settings.of(Service.AUTH);
        var gateway = settings.of(Service.GATEWAY);

        assertThat(auth)
                .contains(
                        entry("auth.clients[1].id", "gateway"),
                        entry(
                                "auth.clients[1].jwk-set",
                                ClientKey.ofGateway(secrets).publicKeys()),
                        entry("auth.clients[1].redirect-uris", "http://127.0.0.1:21004/login/oauth2/code/auth"));
        assertThat(gateway)
                .contains(
                        entry(
                                "gateway.client-key",
                                ClientKey.ofGateway(secrets).pair().toJSONString()),
                        entry("gateway.relay.services.consent.address", "http://127.0.0.1:21001"));
        assertThat(auth.toString())
                .doesNotContain(
                        ClientKey.ofGateway(secrets).pair().getPrivateExponent().toString());
    }
}
