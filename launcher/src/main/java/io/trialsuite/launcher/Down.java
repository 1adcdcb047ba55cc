package io.trialsuite.launcher;

import io.trialsuite.launcher.supervise.SuiteControl;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops everything. */
@Command(name = "down", description = "Stops everything; the data stays.", mixinStandardHelpOptions = true)
final class Down implements Callable<Integer> {

    @Mixin
    private final Place place = new Place();

    @Option(names = "--json", description = "Print the result as JSON and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        var stopped = new SuiteControl(place.home()).stop();
        if (json) {
            System.out.println("{\"stopped\":" + stopped + "}");
        } else {
            System.out.println(stopped ? "The suite has stopped." : "The suite was not running.");
        }
        return 0;
    }
}
