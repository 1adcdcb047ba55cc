package io.trialsuite.launcher.assembly;

import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.home.Secrets;
import io.trialsuite.launcher.home.SuiteHome;
import io.trialsuite.launcher.services.Service;
import io.trialsuite.launcher.services.ServiceContext;
import io.trialsuite.launcher.services.ServiceProcess;
import io.trialsuite.launcher.services.ServiceSettings;
import io.trialsuite.launcher.supervise.Part;
import io.trialsuite.launcher.supervise.Startup;
import io.trialsuite.launcher.supervise.Startup.Stage;
import io.trialsuite.launcher.supervise.SuiteMode;
import io.trialsuite.launcher.supervise.Supervisor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Entry point of the process that holds the suite; takes folder, project, ports and a {@link SuiteMode}. */
final class SupervisorMain {

    private SupervisorMain() {}

    public static void main(String[] args) throws IOException {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        var home = new SuiteHome(Path.of(args[0]), Path.of(args[1])).create();
        var ports = Ports.parse(args[2]);
        var mode = SuiteMode.valueOf(args[3]);
        try (var channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null) {
                throw new IllegalStateException("Another supervisor holds " + home.lock());
            }
            var secrets = Secrets.in(home.secrets());
            var control = new ControlPart(
                    ports.control(), home.slackMessages(), secrets.password("slack"), secrets.password("control"));
            var supervisor = new Supervisor(
                    home, ports, mode != SuiteMode.ONE_JVM, startup(home, ports, secrets, control, mode));
            control.onRestart(supervisor::restart);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> supervisor.stop(mode.stopWithin()), "stop"));
            System.exit(supervisor.run());
        }
    }

    private static Startup startup(SuiteHome home, Ports ports, Secrets secrets, ControlPart control, SuiteMode mode) {
        var ground = new Stage(
                3, List.of(control, new PostgresPart(home, ports.postgres(), secrets), new AwsPart(home, ports.aws())));
        var settings = new ServiceSettings(ports, secrets);
        if (mode != SuiteMode.ONE_JVM) {
            return new Startup(List.of(
                    ground,
                    new Stage(
                            2,
                            parts(
                                    Service.values(),
                                    service -> new ServiceProcess(
                                            service,
                                            ports.of(service.context()),
                                            home,
                                            settings.of(service),
                                            mode == SuiteMode.TRAINING_PROCESSES)))));
        }
        // The first context alone: it loads the classes that the others then share.
        var contexts = parts(
                Service.values(),
                service -> new ServiceContext(service, ports.of(service.context()), home, settings.of(service)));
        return new Startup(List.of(
                ground, new Stage(1, contexts.subList(0, 1)), new Stage(2, contexts.subList(1, contexts.size()))));
    }

    private static List<Part> parts(Service[] services, Function<Service, Part> maker) {
        return Arrays.stream(services).map(maker).toList();
    }
}
