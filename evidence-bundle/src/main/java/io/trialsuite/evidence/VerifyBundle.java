package io.trialsuite.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The offline verifier: a file in, a verdict out. */
@Command(
        name = "verify-evidence",
        description = "Says whether an evidence bundle is what was issued; needs no network.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it is", "1:it is not", "2:the file cannot be read"},
        mixinStandardHelpOptions = true)
public final class VerifyBundle implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The bundle.")
    @SuppressWarnings("NullAway.Init") // filled by picocli
    private Path file;

    @Option(
            names = "--fingerprint",
            paramLabel = "SHA256",
            description = "Fingerprint of the issuer's certificate, as the issuer told you by another way.")
    private @Nullable String fingerprint;

    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "io/trialsuite/evidence/quiet-logback.xml");
        System.exit(new CommandLine(new VerifyBundle()).execute(arguments));
    }

    @Override
    public Integer call() {
        byte[] bundle;
        try {
            bundle = Files.readAllBytes(file);
        } catch (IOException e) {
            System.err.println("verify-evidence: " + file + " cannot be read: " + e.getMessage());
            return 2;
        }
        var report = BundleCheck.check(bundle, fingerprint);
        if (report.isGenuine()) {
            System.out.printf(
                    "genuine: %d signatures, %d entries of the trail%nissued with %s%s%n",
                    report.signatures(),
                    report.entries(),
                    report.fingerprint(),
                    fingerprint == null ? " (compare it with what the issuer told you)" : "");
            return 0;
        }
        System.out.println("NOT genuine:");
        report.findings().forEach(finding -> System.out.println("  " + finding));
        return 1;
    }
}
