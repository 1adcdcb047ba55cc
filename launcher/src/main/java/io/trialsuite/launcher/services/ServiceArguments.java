package io.trialsuite.launcher.services;

import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.home.Secrets;
import io.trialsuite.topology.DatabaseRoles;
import java.util.ArrayList;
import java.util.List;

/** What a service is told at start: where its neighbours are and its own secrets; everything else is in its own file. */
public final class ServiceArguments {

    private final Ports ports;
    private final Secrets secrets;

    public ServiceArguments(Ports ports, Secrets secrets) {
        this.ports = ports;
        this.secrets = secrets;
    }

    public List<String> of(Service service) {
        var arguments = new ArrayList<String>();
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--server.port=" + ports.of(service.context()));
        arguments.addAll(database(service));
        arguments.addAll(new AwsAccess(ports.aws()).arguments());
        arguments.addAll(tokens(service));
        arguments.addAll(ofItsOwn(service));
        return arguments;
    }

    private List<String> database(Service service) {
        var app = DatabaseRoles.appOf(service.context());
        var owner = DatabaseRoles.ownerOf(service.context());
        return List.of(
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/trialsuite?currentSchema="
                        + service.context() + "&reWriteBatchedInserts=true",
                "--spring.datasource.username=" + app,
                "--spring.datasource.password=" + secrets.password(app),
                "--spring.flyway.user=" + owner,
                "--spring.flyway.password=" + secrets.password(owner));
    }

    private List<String> tokens(Service service) {
        var resourceServer = "--spring.security.oauth2.resourceserver.jwt.";
        return List.of(
                resourceServer + "issuer-uri=" + issuer(),
                resourceServer + "jwk-set-uri=" + issuer() + "/oauth2/jwks",
                resourceServer + "audiences=" + service.title());
    }

    private List<String> ofItsOwn(Service service) {
        return switch (service) {
            case AUTH ->
                List.of(
                        "--auth.issuer=" + issuer(),
                        "--auth.keys.encryption-key=" + secrets.key("auth.keys.encryption-key", 32));
            case CONSENT -> List.of("--consent.participant-base-url=http://127.0.0.1:" + ports.consent());
            case NOTIFICATION -> List.of();
            case MAILING ->
                List.of(
                        "--mailing.slack.webhook-url=http://127.0.0.1:" + ports.control() + "/slack/"
                                + secrets.password("slack"),
                        "--mailing.slack.link-base=http://127.0.0.1:" + ports.mailing());
        };
    }

    private String issuer() {
        return "http://127.0.0.1:" + ports.auth();
    }
}
