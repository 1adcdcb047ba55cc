package io.trialsuite.benchmarks.services;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What another JVM still needs, counted by itself after a full collection. */
record LiveHeap(ProcessHandle process) {

    /** Last line of {@code jcmd GC.class_histogram}, which collects first: instances, then bytes. */
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    double megabytes() {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var asking = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            var answer = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var total = TOTAL.matcher(answer);
            if (!total.find()) {
                throw new IllegalStateException("jcmd did not tell the heap: "
                        + answer.lines().findFirst().orElse(""));
            }
            return Long.parseLong(total.group(1)) / 1e6;
        } catch (IOException e) {
            throw new IllegalStateException("jcmd cannot be run", e);
        }
    }
}
