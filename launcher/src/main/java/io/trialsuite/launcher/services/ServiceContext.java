package io.trialsuite.launcher.services;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.home.SuiteHome;
import io.trialsuite.launcher.logs.LogOwner;
import io.trialsuite.launcher.supervise.Part;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** A service as one of several contexts in this JVM; the service itself cannot tell. */
public final class ServiceContext implements Part {

    private final Service service;
    private final int port;
    private final SuiteHome home;
    private final List<String> arguments;
    private volatile @Nullable ConfigurableApplicationContext context;

    public ServiceContext(Service service, int port, SuiteHome home, List<String> arguments) {
        this.service = service;
        this.port = port;
        this.home = home;
        this.arguments = arguments;
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
                            service.application().registerShutdownHook(false).run(allArguments()));
        } catch (RuntimeException e) {
            throw new SuiteFailure(name() + " died while starting: " + rootOf(e) + ".", home.log(name()), e);
        }
        if (!Readiness.of(port)) {
            throw new SuiteFailure(name() + " started but is not ready.", home.log(name()));
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

    private String[] allArguments() {
        var foreign = String.join(",", ForeignAutoConfigurations.of(service.jar(home)));
        return Stream.concat(arguments.stream(), Stream.of("--spring.autoconfigure.exclude=" + foreign))
                .toArray(String[]::new);
    }

    private static String rootOf(Throwable problem) {
        var root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }
}
