package io.trialsuite.launcher;

import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.supervise.AotCache;
import io.trialsuite.launcher.supervise.SuiteControl;
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

    SuiteStatus start(boolean processes, boolean fresh) {
        Runtime.getRuntime().addShutdownHook(undo);
        return run(place.ports(), processes, fresh, List.of());
    }

    /** A run from start to stop, for nothing but the cache it leaves behind. */
    void train(boolean fresh) {
        if (!AotCache.isFresh(place.home())) {
            run(place.ports(), false, fresh, AotCache.training(place.home()));
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

    private SuiteStatus run(Ports ports, boolean processes, boolean fresh, List<String> jvmOptions) {
        var begun = control.begin(ports, processes, fresh, jvmOptions);
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
