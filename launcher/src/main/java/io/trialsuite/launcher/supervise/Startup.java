package io.trialsuite.launcher.supervise;

import java.util.List;

/** The order of starting: a stage begins when the one before is ready. */
public record Startup(List<Stage> stages) {

    /**
     * Parts that do not wait for each other.
     *
     * @param atOnce how many parts of the stage start at the same time; starting is processor-bound
     */
    public record Stage(int atOnce, List<? extends Part> parts) {

        public Stage {
            parts = List.copyOf(parts);
        }
    }

    public Startup {
        stages = List.copyOf(stages);
    }

    List<Part> parts() {
        return stages.stream().<Part>flatMap(stage -> stage.parts().stream()).toList();
    }
}
