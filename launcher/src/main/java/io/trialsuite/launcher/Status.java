package io.trialsuite.launcher;

import io.trialsuite.launcher.logs.LogTail;
import io.trialsuite.launcher.supervise.PartStatus.State;
import io.trialsuite.launcher.supervise.SuiteControl;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what runs. */
@Command(
        name = "status",
        description = "Tells what runs, and why a dead part is dead; exit code 1 unless everything is up.",
        mixinStandardHelpOptions = true)
final class Status implements Callable<Integer> {

    private static final int LINES_OF_EXPLANATION = 5;

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Console console = new Console();

    @Override
    public Integer call() {
        var home = place.home();
        var running = new SuiteControl(home).running();
        if (running.isEmpty()) {
            console.nothingRuns();
            return 1;
        }
        var status = running.get();
        console.table(status);
        status.parts().stream().filter(part -> part.state() == State.DEAD).forEach(part -> {
            console.say("The end of " + part.name() + ".log:");
            LogTail.explanation(home.log(part.name()), LINES_OF_EXPLANATION).forEach(line -> console.say("  " + line));
        });
        return status.parts().stream().allMatch(part -> part.state() == State.UP) ? 0 : 1;
    }
}
