package io.trialsuite.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the suite claims about speed, measured. */
@Command(
        name = "suite bench",
        description = "Measures what the suite claims about speed.",
        synopsisSubcommandLabel = "SUBJECT",
        subcommands = OutboxBenchmark.class,
        mixinStandardHelpOptions = true)
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }
}
