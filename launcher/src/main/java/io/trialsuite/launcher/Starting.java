package io.trialsuite.launcher;

import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.services.Service;
import io.trialsuite.launcher.supervise.AotCache;
import io.trialsuite.launcher.supervise.SuiteControl;
import io.trialsuite.launcher.supervise.SuiteMode;
import io.trialsuite.launcher.supervise.SuiteStatus;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One start of a suite that does not run; until {@link #letGo}, whatever ends this process ends the suite with it. */
final class Starting {

    private final Place place;
    private final SuiteControl control;
    private final Consumer<SuiteStatus> progress;
    private final Thread undo = new Thread(this::undo, "undo");
    private volatile @Nullable Process supervisor;

    Starting(Place place, Consumer<SuiteStatus> progress) {
        this.place = place;
        this.control = new SuiteControl(place.home());
        this.progress = progress;
    }

    SuiteStatus start(SuiteMode mode, boolean fresh) {
        Runtime.getRuntime().addShutdownHook(undo);
        return run(place.ports(), mode, fresh, List.of());
    }

    /** Where there is no cache that fits: a run from start to stop, for nothing but the cache it leaves behind. */
    void train(SuiteMode mode) {
        var home = place.home().create();
        if (mode == SuiteMode.ONE_JVM && !AotCache.isFresh(home)) {
            run(place.ports(), mode, false, AotCache.training(home));
            control.stop();
        } else if (mode == SuiteMode.PROCESSES && !Service.allTrained(home)) {
            run(place.ports(), SuiteMode.TRAINING_PROCESSES, false, List.of());
            control.stop();
        }
    }

    void awaitEnd() {
        var running = supervisor;
        if (running != null) {
            running.onExit().join();
        }
    }

    void letGo() {
        Runtime.getRuntime().removeShutdownHook(undo);
    }

    private SuiteStatus run(Ports ports, SuiteMode mode, boolean fresh, List<String> jvmOptions) {
        var begun = control.begin(ports, mode, fresh, jvmOptions);
        supervisor = begun;
        return control.awaitUp(begun, progress);
    }

    private void undo() {
        var running = supervisor;
        if (running != null) {
            running.destroy();
            running.onExit().join();
        }
    }
}
