package io.trialsuite.launcher;

import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.home.SuiteHome;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which suite is meant: the one of this project unless another folder and other ports are named. */
final class Place {

    @Option(names = "--home", hidden = true, paramLabel = "DIR")
    private @Nullable Path folder;

    @Option(names = "--port-base", hidden = true, paramLabel = "PORT")
    private @Nullable Integer portBase;

    SuiteHome home() {
        var project = Path.of(System.getProperty("suite.project", "."));
        return new SuiteHome(folder == null ? project.resolve(".suite") : folder, project);
    }

    Ports ports() {
        return portBase == null ? Ports.standard() : Ports.from(portBase);
    }
}
