package io.trialsuite.launcher.services;

import io.trialsuite.launcher.home.OperatorKey;
import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.home.Secrets;
import io.trialsuite.topology.DatabaseRoles;
import java.util.Map;
import java.util.TreeMap;

/** What a service is told at start: where its neighbours are and its own secrets; everything else is in its own file. */
public final class ServiceSettings {

    /** The client that auth-service knows the operator as. */
    public static final String OPERATOR = "suite-operator";

    /** What every service demands for its metrics, outbox, dead letters and replays. */
    public static final String OPERATORS_SCOPE = "platform.operate";

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
        // a stopping service lets the poll under way end; here polling costs nothing, and somebody waits for the end
        settings.put("outbox.consumption.poll-timeout", "1s");
        settings.putAll(database(service));
        settings.putAll(new AwsAccess(ports.aws()).settings());
        settings.putAll(tokens(service));
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
            case AUTH ->
                Map.of(
                        "auth.issuer", base(Service.AUTH),
                        "auth.keys.encryption-key", secrets.key("auth.keys.encryption-key", 32),
                        "auth.clients[0].id", OPERATOR,
                        "auth.clients[0].jwk-set", OperatorKey.of(secrets).publicKeys(),
                        "auth.clients[0].audiences", String.join(",", Service.titles()),
                        "auth.clients[0].scopes", OPERATORS_SCOPE);
            case CONSENT -> Map.of("consent.participant-base-url", base(Service.CONSENT));
            case NOTIFICATION -> Map.of();
            case MAILING ->
                Map.of(
                        "mailing.slack.webhook-url",
                        "http://127.0.0.1:" + ports.control() + "/slack/" + secrets.password("slack"),
                        "mailing.slack.link-base",
                        base(Service.MAILING));
        };
    }

    private String base(Service service) {
        return "http://127.0.0.1:" + ports.of(service.context());
    }
}
