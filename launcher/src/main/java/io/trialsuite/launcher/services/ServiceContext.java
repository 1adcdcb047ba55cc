package io.trialsuite.launcher.services;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.home.SuiteHome;
import io.trialsuite.launcher.logs.LogOwner;
import io.trialsuite.launcher.supervise.Part;
import io.trialsuite.launcher.supervise.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** A service as one of several contexts in this JVM; the service itself cannot tell. */
public final class ServiceContext implements Part {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int LONGEST_REASON = 200;

    private final Service service;
    private final int port;
    private final SuiteHome home;
    private final Map<String, String> settings;
    private volatile @Nullable ConfigurableApplicationContext context;

    public ServiceContext(Service service, int port, SuiteHome home, Map<String, String> settings) {
        this.service = service;
        this.port = port;
        this.home = home;
        this.settings = settings;
    }

    @Override
    public String name() {
        return service.title();
    }

    @Override
    public String what() {
        return "service";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() {
        try {
            LogOwner.run(
                    name(),
                    () -> context =
                            service.application().registerShutdownHook(false).run(arguments()));
        } catch (RuntimeException e) {
            throw new SuiteFailure(name() + " died while starting: " + rootOf(e) + ".", home.log(name()), e);
        }
        var deadline = Instant.now().plus(PATIENCE);
        while (!Readiness.of(port)) {
            if (Instant.now().isAfter(deadline)) {
                throw new SuiteFailure(name() + " started but is not ready.", home.log(name()));
            }
            Pause.briefly();
        }
    }

    @Override
    public void stop() {
        var running = context;
        if (running != null) {
            LogOwner.run(name(), running::close);
        }
    }

    @Override
    public boolean isAlive() {
        var running = context;
        return running != null && running.isActive();
    }

    private String[] arguments() {
        var foreign = String.join(",", ForeignAutoConfigurations.of(service.jar(home)));
        var own = settings.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue());
        return Stream.concat(own, Stream.of("--spring.autoconfigure.exclude=" + foreign))
                .toArray(String[]::new);
    }

    private static String rootOf(Throwable problem) {
        var root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var line = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
    }
}
