package io.trialsuite.benchmarks;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** All libraries are on one class path; an application is configured by what it asks for, and by none of the others. */
final class OneLibrary implements AutoConfigurationImportFilter, EnvironmentAware {

    /** Names the packages, separated by commas. */
    static final String PROPERTY = "benchmarks.libraries";

    private static final List<String> ALL =
            List.of("io.trialsuite", "io.awspring", "io.namastack", "org.springframework.modulith");

    private List<String> others = ALL;

    @Override
    public void setEnvironment(Environment environment) {
        var wanted = List.of(environment.getRequiredProperty(PROPERTY).split(",", -1));
        others = ALL.stream().filter(name -> !wanted.contains(name)).toList();
    }

    /** Is also asked about what an auto-configuration imports in turn, so it refuses by name and lets the rest pass. */
    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        var matches = new boolean[classes.length];
        for (var n = 0; n < classes.length; n++) {
            var candidate = Objects.requireNonNullElse(classes[n], "");
            matches[n] = others.stream().noneMatch(name -> candidate.startsWith(name + "."));
        }
        return matches;
    }
}
