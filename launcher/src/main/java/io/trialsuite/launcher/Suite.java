package io.trialsuite.launcher;

import io.trialsuite.launcher.logs.LogTail;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The one command for people. */
@Command(
        name = "suite",
        description = "Runs the whole of Trialsuite on this machine, without containers.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {Up.class, Down.class, Status.class, Logs.class, TokenCommand.class, DemoCommand.class},
        footer = {
            "",
            "`./suite bench SUBJECT` measures what the suite claims about speed; see benchmarks/ and service-benchmarks/.",
            "`./suite migrate-rehearsal` rehearses the move to many organizations; see rehearsal/README.md."
        },
        mixinStandardHelpOptions = true)
public final class Suite {

    private static final int LINES_OF_EXPLANATION = 15;

    private Suite() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        IExecutionExceptionHandler complain = Suite::complain;
        return new CommandLine(new Suite())
                .setExecutionExceptionHandler(complain)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static int complain(Exception problem, CommandLine command, ParseResult parsed) throws Exception {
        if (!(problem instanceof SuiteFailure failure)) {
            throw problem;
        }
        explain(failure, command.getErr());
        return 1;
    }

    static void explain(SuiteFailure failure, PrintWriter out) {
        out.println("suite: " + failure.sentence());
        failure.log().ifPresent(log -> {
            out.println("The end of " + log.getFileName() + ":");
            LogTail.explanation(log, LINES_OF_EXPLANATION).forEach(line -> out.println("  " + line));
        });
        out.flush();
    }
}
