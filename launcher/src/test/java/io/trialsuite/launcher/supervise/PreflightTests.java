package io.trialsuite.launcher.supervise;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.home.SuiteHome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTests {

    @TempDir
    private Path folder;

    @Test
    void aFullDiskIsToldBeforeAnythingStarts() {
        var home = new SuiteHome(folder, folder).create();

        assertThatThrownBy(() -> Preflight.requireSpace(home, Long.MAX_VALUE))
                .isInstanceOf(SuiteFailure.class)
                .hasMessageStartingWith("The disk is almost full: ");
        assertThatCode(() -> Preflight.requireSpace(home, 1)).doesNotThrowAnyException();
    }
}
