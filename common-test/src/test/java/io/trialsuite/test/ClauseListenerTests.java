package io.trialsuite.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What is noted of classes that pass, fail, are left out, and do not even begin. */
class ClauseListenerTests {

    private static final Path WRITTEN = RepositoryRoot.find().resolve("target/validation/common-test.csv");

    @AfterEach
    void leaveNothingBehind() throws Exception {
        Files.deleteIfExists(WRITTEN);
    }

    @Test
    void whatPassedProvesItsOwnClausesAndThoseOfItsClass() {
        assertThat(notedOf(ClauseFixtures.Passing.class))
                .containsExactlyInAnyOrder(
                        "of the class Passing.passes SUCCESSFUL", "of the method Passing.passes SUCCESSFUL");
    }

    @Test
    void whatFailedOrWasLeftOutProvesNothing() {
        assertThat(notedOf(ClauseFixtures.Mixed.class))
                .containsExactlyInAnyOrder("failing Mixed.fails FAILED", "left out Mixed.isLeftOut ABORTED");
    }

    @Test
    void whatDidNotEvenBeginIsAFailure() {
        assertThat(notedOf(ClauseFixtures.NeverBegun.class))
                .containsExactly("unreached NeverBegun.isNotReached FAILED");
    }

    private static List<String> notedOf(Class<?> tests) {
        var listener = new ClauseListener();
        var launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .build());
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .build();
        launcher.execute(request, new TestExecutionListener[] {listener});
        return listener.proofs().stream()
                .map(it -> it.clause() + " " + it.test() + " " + it.result())
                .toList();
    }
}
