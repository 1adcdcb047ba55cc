package io.trialsuite.launcher.services;

import io.trialsuite.launcher.home.ClientKey;
import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.home.Secrets;
import io.trialsuite.signature.seal.SealKey;
import io.trialsuite.topology.DatabaseRoles;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a service is told at start: where its neighbours are and its own secrets; everything else is in its own file. */
public final class ServiceSettings {

    /** The client that auth-service knows the operator as. */
    public static final String OPERATOR = "suite-operator";

    /** What every service demands for its metrics, outbox, dead letters and replays. */
    public static final String OPERATORS_SCOPE = "platform.operate";

    private static final Duration TEN_YEARS = Duration.ofDays(3_650);

    private final Ports ports;
    private final Secrets secrets;

    public ServiceSettings(Ports ports, Secrets secrets) {
        this.ports = ports;
        this.secrets = secrets;
    }

    /** Property names and values, as Spring knows them. */
    public Map<String, String> of(Service service) {
        var settings = new TreeMap<>(
                Map.of("server.address", "127.0.0.1", "server.port", String.valueOf(ports.of(service.context()))));
        settings.putAll(database(service));
        if (service != Service.GATEWAY) {
            // a stopping service lets the poll under way end; here polling costs nothing, and somebody waits for the
            // end
            settings.put("outbox.consumption.poll-timeout", "1s");
            settings.putAll(new AwsAccess(ports.aws()).settings());
            settings.putAll(tokens(service));
        }
        settings.putAll(ofItsOwn(service));
        return settings;
    }

    private Map<String, String> database(Service service) {
        var app = DatabaseRoles.appOf(service.context());
        var owner = DatabaseRoles.ownerOf(service.context());
        return Map.of(
                "spring.datasource.url",
                        "jdbc:postgresql://127.0.0.1:%d/trialsuite?currentSchema=%s&reWriteBatchedInserts=true"
                                .formatted(ports.postgres(), service.context()),
                "spring.datasource.username", app,
                "spring.datasource.password", secrets.password(app),
                "spring.flyway.user", owner,
                "spring.flyway.password", secrets.password(owner));
    }

    private Map<String, String> tokens(Service service) {
        var resourceServer = "spring.security.oauth2.resourceserver.jwt.";
        return Map.of(
                resourceServer + "issuer-uri", base(Service.AUTH),
                resourceServer + "jwk-set-uri", base(Service.AUTH) + "/oauth2/jwks",
                resourceServer + "audiences", service.title());
    }

    private Map<String, String> ofItsOwn(Service service) {
        return switch (service) {
            case AUTH -> auth();
            case CONSENT -> consent();
            case NOTIFICATION -> Map.of();
            case MAILING ->
                Map.of(
                        "mailing.slack.webhook-url",
                        "http://127.0.0.1:" + ports.control() + "/slack/" + secrets.password("slack"),
                        "mailing.slack.link-base",
                        base(Service.MAILING));
            case GATEWAY -> gateway();
        };
    }

    private Map<String, String> auth() {
        var audiences = String.join(",", audiences());
        return Map.ofEntries(
                Map.entry("auth.issuer", base(Service.AUTH)),
                Map.entry("auth.public-base-url", base(Service.GATEWAY)),
                Map.entry("auth.keys.encryption-key", secrets.key("auth.keys.encryption-key", 32)),
                Map.entry("auth.clients[0].id", OPERATOR),
                Map.entry(
                        "auth.clients[0].jwk-set", ClientKey.ofOperator(secrets).publicKeys()),
                Map.entry("auth.clients[0].audiences", audiences),
                Map.entry("auth.clients[0].scopes", OPERATORS_SCOPE),
                Map.entry("auth.clients[1].id", Service.GATEWAY.title()),
                Map.entry(
                        "auth.clients[1].jwk-set", ClientKey.ofGateway(secrets).publicKeys()),
                Map.entry("auth.clients[1].audiences", audiences),
                Map.entry("auth.clients[1].scopes", "openid"),
                Map.entry("auth.clients[1].redirect-uris", base(Service.GATEWAY) + "/login/oauth2/code/auth"));
    }

    private Map<String, String> consent() {
        var password = secrets.password("consent.seal");
        var key = secrets.keyFile("consent-seal.p12");
        if (Files.notExists(key)) {
            var yesterday = Instant.now().minus(Duration.ofDays(1));
            SealKey.create(key, password, "consent-service, local suite", yesterday, TEN_YEARS);
        }
        return Map.of(
                "consent.participant-base-url",
                base(Service.CONSENT),
                "consent.identities.key-file",
                secrets.keyFile("consent-identities.key", 32).toString(),
                "consent.seal.key-store",
                key.toString(),
                "consent.seal.password",
                password);
    }

    private Map<String, String> gateway() {
        var settings = new TreeMap<>(Map.of(
                "gateway.origin", base(Service.GATEWAY),
                "gateway.issuer", base(Service.AUTH),
                "gateway.client-key", ClientKey.ofGateway(secrets).pair().toJSONString(),
                "gateway.sessions.encryption-key", secrets.key("gateway.sessions.encryption-key", 32)));
        Service.withEvents()
                .forEach(service ->
                        settings.put("gateway.relay.services.%s.address".formatted(service.context()), base(service)));
        return settings;
    }

    private static List<String> audiences() {
        return Service.withEvents().stream().map(Service::title).toList();
    }

    private String base(Service service) {
        return "http://127.0.0.1:" + ports.of(service.context());
    }
}
