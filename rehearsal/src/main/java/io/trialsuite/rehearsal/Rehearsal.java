package io.trialsuite.rehearsal;

import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.home.SuiteHome;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The move from one organization per person to many, rehearsed on this machine. */
@Command(
        name = "suite migrate-rehearsal",
        description = "Moves a database from one organization per person to many under load, with every way back.",
        mixinStandardHelpOptions = true)
public final class Rehearsal implements Callable<Integer> {

    private static final int INSTANCES = 10;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to FILE.")
    private @Nullable Path json;

    @Option(names = "--users", defaultValue = "100000", description = "People at the beginning; ${DEFAULT-VALUE}.")
    private int users;

    @Option(names = "--rate", defaultValue = "40", description = "Calls a second; ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--pause",
            defaultValue = "3",
            description = "Seconds of plain load before and after each step; ${DEFAULT-VALUE}.")
    private int pause;

    @Option(names = "--project", hidden = true, paramLabel = "DIR", defaultValue = "${sys:suite.project:-.}")
    private Path project = Path.of(".");

    @Option(names = "--home", hidden = true, paramLabel = "DIR")
    private @Nullable Path folder;

    @Option(names = "--port-base", hidden = true, paramLabel = "PORT", defaultValue = "18100")
    private int portBase;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Rehearsal()).execute(arguments));
    }

    @Override
    public Integer call() {
        var home = folder == null ? project.resolve(".suite").resolve("rehearsal") : folder;
        var options = new RehearsalOptions(
                users, Math.max(4, Math.min(40, users / 500)), rate, Duration.ofSeconds(pause), portBase + INSTANCES);
        var report = run(
                new SuiteHome(home, project.toAbsolutePath().normalize()), Ports.from(portBase), options, System.out);
        if (json != null) {
            report.write(json);
        }
        return report.passed() ? 0 : 1;
    }

    static RehearsalReport run(SuiteHome home, Ports ports, RehearsalOptions options, PrintStream out) {
        var began = Instant.now();
        try (var ground = new Ground(home, ports)) {
            ground.start();
            out.printf("Rehearsal: %d people, %d calls a second%n", options.users(), options.rate());
            var outcome = new Migration(ground, options, out).run();
            out.println("Without one protection at a time:");
            var controls = new Controls(ground, options, out).run();
            var seconds = Duration.between(began, Instant.now()).toSeconds();
            var report = RehearsalReport.of(options.users(), seconds, outcome, controls);
            tell(report, out);
            return report;
        }
    }

    private static void tell(RehearsalReport report, PrintStream out) {
        out.printf(
                "%d requests, %d failed, %d mismatches; p50 %.1f, p99 %.1f, at most %.0f ms; %d acknowledged writes read back%n",
                report.requests(),
                report.failedRequests(),
                report.mismatches(),
                report.p50Millis(),
                report.p99Millis(),
                report.maxLatencyMillis(),
                report.writesCompared());
        report.steps()
                .forEach(step -> step.failures()
                        .forEach((how, count) -> out.printf("  %s: %d x %s%n", step.step(), count, how)));
        out.println(report.passed() ? "Nobody noticed." : "NOT PASSED.");
    }
}
