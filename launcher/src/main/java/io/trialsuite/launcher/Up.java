package io.trialsuite.launcher;

import io.trialsuite.launcher.supervise.PartStatus.State;
import io.trialsuite.launcher.supervise.SuiteControl;
import io.trialsuite.launcher.supervise.SuiteMode;
import io.trialsuite.launcher.supervise.SuiteStatus;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts everything, or what has died. */
@Command(
        name = "up",
        description =
                "Starts everything, or what has died. On a terminal it stays until Ctrl-C, which stops everything.",
        mixinStandardHelpOptions = true)
final class Up implements Callable<Integer> {

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Console console = new Console();

    @Option(names = "--fresh", description = "Forget all data first.")
    private boolean fresh;

    @Option(names = "--processes", description = "One process per service, from the jars that also run in containers.")
    private boolean processes;

    @Option(names = "--detach", description = "Return as soon as everything is healthy.")
    private boolean detach;

    @Option(names = "--aot", description = "Train a cache that makes later starts faster, if there is none yet.")
    private boolean aot;

    @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "Restart only this one, if it has died.")
    private @Nullable String service;

    @Override
    public Integer call() {
        var control = new SuiteControl(place.home());
        var running = control.running();
        if (running.isPresent()) {
            return repair(control, running.get());
        }
        var starting = new Starting(place, console.progress());
        var mode = processes ? SuiteMode.PROCESSES : SuiteMode.ONE_JVM;
        if (aot) {
            starting.train(mode);
        }
        var status = starting.start(mode, fresh);
        console.show(status);
        if (!detach && console.isTerminal()) {
            console.say("Everything is up; Ctrl-C stops it.");
            starting.awaitEnd();
            console.say("The suite was stopped.");
        }
        starting.letGo();
        return 0;
    }

    private Integer repair(SuiteControl control, SuiteStatus status) {
        if (fresh) {
            throw new SuiteFailure(
                    "The suite is running; stop it with ./suite down before you let it forget its data.");
        }
        var dead = status.parts().stream()
                .filter(part -> part.state() == State.DEAD)
                .filter(part -> service == null || part.name().equals(service))
                .toList();
        if (dead.isEmpty()) {
            console.say("The suite is already up.");
            console.show(status);
            return 0;
        }
        console.show(control.repair(status, dead, console.progress()));
        return 0;
    }
}
