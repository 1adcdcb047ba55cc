package io.trialsuite.benchmarks.services;

import io.trialsuite.launcher.assembly.AwsPart;
import io.trialsuite.launcher.assembly.PostgresPart;
import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.home.Secrets;
import io.trialsuite.launcher.home.SuiteHome;
import io.trialsuite.launcher.services.Service;
import io.trialsuite.launcher.services.ServiceProcess;
import io.trialsuite.launcher.services.ServiceSettings;
import io.trialsuite.launcher.supervise.Part;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** An empty PostgreSQL and {@code local-aws}, and the services that are measured, each a process of its own. */
final class Stage implements AutoCloseable {

    private final SuiteHome home;
    private final Ports ports;
    private final ServiceSettings settings;
    private final Deque<Part> started = new ArrayDeque<>();

    private Stage(SuiteHome home, Ports ports, Secrets secrets) {
        this.home = home;
        this.ports = ports;
        this.settings = new ServiceSettings(ports, secrets);
    }

    /** @param name folder of what is measured, under {@code .suite} */
    static Stage open(String name, int portBase) {
        var project = Path.of(System.getProperty("suite.project", "."))
                .toAbsolutePath()
                .normalize();
        var home = new SuiteHome(project.resolve(".suite").resolve(name), project);
        home.wipe();
        home.create();
        var ports = Ports.from(portBase);
        var secrets = Secrets.in(home.secrets());
        var stage = new Stage(home, ports, secrets);
        try {
            stage.start(new PostgresPart(home, ports.postgres(), secrets));
            stage.start(new AwsPart(home, ports.aws()));
        } catch (RuntimeException failed) {
            stage.close();
            throw failed;
        }
        return stage;
    }

    Ports ports() {
        return ports;
    }

    ServiceProcess start(Service service) {
        return start(service, Map.of());
    }

    /** @param differing settings that are not as everywhere else */
    ServiceProcess start(Service service, Map<String, String> differing) {
        var all = new LinkedHashMap<>(settings.of(service));
        all.putAll(differing);
        var process = ServiceProcess.fast(service, ports.of(service.context()), home, all);
        start(process);
        return process;
    }

    private void start(Part part) {
        started.push(part);
        part.start();
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            started.pop().stop();
        }
    }
}
