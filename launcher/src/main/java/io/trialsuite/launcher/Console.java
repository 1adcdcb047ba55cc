package io.trialsuite.launcher;

import io.trialsuite.launcher.progress.ProgressTable;
import io.trialsuite.launcher.supervise.SuiteStatus;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Says things to people, or, with {@code --json}, nothing but one JSON document to programs. */
final class Console {

    @Option(names = "--json", description = "Print the result as JSON and nothing else.")
    private boolean json;

    boolean isTerminal() {
        return !json && onTerminal();
    }

    static boolean onTerminal() {
        return Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .isPresent();
    }

    Consumer<SuiteStatus> progress() {
        return json ? status -> {} : new ProgressTable(System.out, isTerminal());
    }

    void say(String sentence) {
        if (!json) {
            System.out.println(sentence);
        }
    }

    /** The status as a whole; people have seen it grow already. */
    void show(SuiteStatus status) {
        if (json) {
            System.out.println(status.toJson());
        }
    }

    void nothingRuns() {
        if (json) {
            System.out.println("{\"phase\":\"STOPPED\",\"parts\":[]}");
        } else {
            System.out.println("The suite is not running.");
        }
    }

    void table(SuiteStatus status) {
        if (json) {
            System.out.println(status.toJson());
            return;
        }
        for (var line : ProgressTable.lines(status)) {
            System.out.println(line);
        }
    }
}
