package io.trialsuite.launcher.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.sift.AbstractDiscriminator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which service of the shared JVM wrote a line: for our own classes the package says it; for a library's, the thread that
 * started the service and every thread that came from it. Logback instantiates this by name.
 */
public final class LogOwner extends AbstractDiscriminator<ILoggingEvent> {

    private static final InheritableThreadLocal<@Nullable String> CURRENT = new InheritableThreadLocal<>();
    private static final Set<String> CONTEXTS = Set.of("auth", "consent", "notification", "mailing");
    private static final String OURS = "io.trialsuite.";
    private static final String SUPERVISOR = "supervisor";

    /** Lines of this thread meanwhile, and of threads it begins, belong to the part. */
    public static void run(String part, Runnable work) {
        CURRENT.set(part);
        try {
            work.run();
        } finally {
            CURRENT.remove();
        }
    }

    @Override
    public String getDiscriminatingValue(ILoggingEvent event) {
        var logger = event.getLoggerName();
        if (logger.startsWith(OURS)) {
            var end = logger.indexOf('.', OURS.length());
            var context = end < 0 ? "" : logger.substring(OURS.length(), end);
            if (CONTEXTS.contains(context)) {
                return context + "-service";
            }
        }
        var part = CURRENT.get();
        return part == null ? SUPERVISOR : part;
    }

    @Override
    public String getKey() {
        return "part";
    }
}
