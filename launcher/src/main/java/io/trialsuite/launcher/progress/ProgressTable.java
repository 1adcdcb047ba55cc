package io.trialsuite.launcher.progress;

import io.trialsuite.launcher.supervise.PartStatus;
import io.trialsuite.launcher.supervise.PartStatus.State;
import io.trialsuite.launcher.supervise.SuiteStatus;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What, state, port and milliseconds of each part: redrawn in place on a terminal, one line per change elsewhere.
 */
public final class ProgressTable implements Consumer<SuiteStatus> {

    private static final String ROW = "  %-22s %-9s %6s %9s   %s";

    private final PrintStream out;
    private final boolean live;
    private final Map<String, State> shown = new HashMap<>();
    private int drawn;

    public ProgressTable(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    @Override
    public void accept(SuiteStatus status) {
        if (live) {
            redraw(status);
            return;
        }
        for (var part : status.parts()) {
            if (part.state() != State.WAITING && shown.put(part.name(), part.state()) != part.state()) {
                out.println(row(part));
            }
        }
        out.flush();
    }

    private void redraw(SuiteStatus status) {
        var text = new StringBuilder();
        if (drawn > 0) {
            text.append("\033[").append(drawn).append('A');
        }
        for (var line : lines(status)) {
            text.append("\033[2K").append(line).append('\n');
        }
        drawn = lines(status).length;
        out.print(text);
        out.flush();
    }

    /** The whole table, for somebody who looks once. */
    public static String[] lines(SuiteStatus status) {
        var lines = new String[status.parts().size() + 1];
        lines[0] = ROW.formatted("part", "state", "port", "ms", "what").stripTrailing();
        for (var i = 0; i < status.parts().size(); i++) {
            lines[i + 1] = row(status.parts().get(i));
        }
        return lines;
    }

    private static String row(PartStatus part) {
        return ROW.formatted(
                part.name(),
                part.state().name().toLowerCase(Locale.ROOT),
                part.port(),
                part.millis() == 0 ? "" : part.millis(),
                part.what());
    }
}
