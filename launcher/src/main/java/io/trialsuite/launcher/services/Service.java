package io.trialsuite.launcher.services;

import io.trialsuite.auth.AuthServiceApplication;
import io.trialsuite.consent.ConsentServiceApplication;
import io.trialsuite.gateway.GatewayApplication;
import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.home.SuiteHome;
import io.trialsuite.mailing.MailingServiceApplication;
import io.trialsuite.notification.NotificationServiceApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The services of the suite, in the order in which they start. */
public enum Service {
    AUTH("auth"),
    CONSENT("consent"),
    NOTIFICATION("notification"),
    MAILING("mailing"),
    GATEWAY("gateway");

    private final String context;

    Service(String context) {
        this.context = context;
    }

    /** {@code consent} is as good as {@code consent-service}. */
    public static Service named(String name) {
        return Arrays.stream(values())
                .filter(service ->
                        service.title().equals(name) || service.context().equals(name))
                .findFirst()
                .orElseThrow(() -> new SuiteFailure("There is no service " + name + "; there are " + titles() + "."));
    }

    public static List<String> titles() {
        return Arrays.stream(values()).map(Service::title).toList();
    }

    /** Those with an outbox, an inbox and something for operators: all but the gateway, which only passes on. */
    public static List<Service> withEvents() {
        return Arrays.stream(values()).filter(service -> service != GATEWAY).toList();
    }

    /** Name of the bounded context, and of its schema. */
    public String context() {
        return context;
    }

    /** Name of the module, the configuration file and the log. */
    public String title() {
        return this == GATEWAY ? context : context + "-service";
    }

    SpringApplicationBuilder application() {
        return switch (this) {
            case AUTH -> AuthServiceApplication.builder();
            case CONSENT -> ConsentServiceApplication.builder();
            case NOTIFICATION -> NotificationServiceApplication.builder();
            case MAILING -> MailingServiceApplication.builder();
            case GATEWAY -> GatewayApplication.builder();
        };
    }

    UnpackedJar unpacked(SuiteHome home) {
        return UnpackedJar.of(jar(home), home.application(title()), home.log(title()));
    }

    /** Whether every service has a cache of its classes as they are now. */
    public static boolean allTrained(SuiteHome home) {
        return Arrays.stream(values())
                .allMatch(service -> service.unpacked(home).isTrained());
    }

    /** The jar that also runs in a container. */
    Path jar(SuiteHome home) {
        var target = home.project().resolve(title()).resolve("target");
        try (var jars = Files.newDirectoryStream(target, title() + "-*-exec.jar")) {
            for (var jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            throw new SuiteFailure("The jar of " + title() + " is missing; build it with mvn package.", null, e);
        }
        throw new SuiteFailure("The jar of " + title() + " is missing; build it with mvn package.");
    }
}
