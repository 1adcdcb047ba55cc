package io.trialsuite.launcher;

import io.trialsuite.launcher.demo.Addresses;
import io.trialsuite.launcher.demo.Api;
import io.trialsuite.launcher.demo.Demo;
import io.trialsuite.launcher.progress.ProgressTable;
import io.trialsuite.launcher.supervise.SuiteControl;
import io.trialsuite.launcher.supervise.SuiteMode;
import io.trialsuite.launcher.supervise.SuiteStatus;
import io.trialsuite.launcher.supervise.SuiteStatus.Phase;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the demo, on the suite that is up or on one started for it. */
@Command(
        name = "demo",
        description =
                "Sends one consent through all services and counts what arrives; starts the suite if it is not up.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private final Place place = new Place();

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures there.")
    private @Nullable Path json;

    @Option(names = "--keep", description = "Leave the suite up that was started for the demo.")
    private boolean keep;

    @Option(names = "--processes", description = "If the suite is started: one process per service.")
    private boolean processes;

    @Override
    public Integer call() {
        var control = new SuiteControl(place.home());
        var running = control.running();
        if (running.isPresent()) {
            if (running.get().phase() != Phase.UP) {
                throw new SuiteFailure("The suite is starting or stopping; wait for that.");
            }
            run(running.get());
            return 0;
        }
        var starting = new Starting(place, new ProgressTable(System.out, Console.onTerminal()));
        var status = starting.start(processes ? SuiteMode.PROCESSES : SuiteMode.ONE_JVM, false);
        if (keep) {
            starting.letGo();
        }
        run(status);
        return 0;
    }

    private void run(SuiteStatus status) {
        var addresses = new Addresses(status.ports());
        var operator = Operators.of(place.home(), new Api(), addresses);
        var report = new Demo(
                        addresses,
                        operator::of,
                        System.out,
                        place.home().folder().resolve("demo"))
                .run();
        if (json != null) {
            report.write(json);
        }
    }
}
