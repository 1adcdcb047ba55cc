package io.trialsuite.test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Closes the contexts that tests left in Spring's cache when the test run ends. At the JVM's exit it would be too late: its
 * hooks run side by side, and a service whose database has just stopped waits out every time-out it has.
 */
public final class ClosingContexts implements ContextCustomizerFactory, LauncherSessionListener {

    private static final Deque<ConfigurableApplicationContext> OPENED = new ArrayDeque<>();

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configuration) {
        return new Remembering();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        synchronized (OPENED) {
            OPENED.forEach(ConfigurableApplicationContext::close);
            OPENED.clear();
        }
    }

    /** Equal to every other, so that it does not split the cache. */
    private record Remembering() implements ContextCustomizer {
        @Override
        public void customizeContext(
                ConfigurableApplicationContext context, @Nullable MergedContextConfiguration configuration) {
            synchronized (OPENED) {
                OPENED.addFirst(context);
            }
        }
    }
}
