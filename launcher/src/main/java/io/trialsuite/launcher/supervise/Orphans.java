package io.trialsuite.launcher.supervise;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Service processes whose supervisor was killed: they hold ports and know nobody who would stop them. */
public final class Orphans {

    private Orphans() {}

    /** Ends those named in the status of a supervisor that no longer runs; a recycled pid is left alone. */
    public static void endThoseOf(SuiteStatus last) {
        var orphans = last.parts().stream()
                .filter(part -> part.pid() != null && part.processStart() != null)
                .flatMap(part -> SuiteStatus.process(Objects.requireNonNull(part.pid()), part.processStart()).stream())
                .toList();
        orphans.forEach(ProcessHandle::destroy);
        var ends = orphans.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, 20, TimeUnit.SECONDS)
                .thenRun(() -> orphans.forEach(ProcessHandle::destroyForcibly))
                .join();
    }
}
