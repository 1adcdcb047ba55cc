package io.trialsuite.launcher.services;

import io.trialsuite.launcher.SuiteFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;

/**
 * The auto-configurations that a service would find only because its neighbours' libraries are on the shared class path. They
 * are excluded by name, so that a context is wired as it would be from its own jar.
 */
final class ForeignAutoConfigurations {

    private static final String INDEX = "BOOT-INF/classpath.idx";
    private static final String IMPORTS =
            "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

    private ForeignAutoConfigurations() {}

    /**
     * Their class names.
     *
     * @param jar the executable jar of the service, whose index names its libraries
     */
    static List<String> of(Path jar) {
        try {
            var libraries = libraries(jar);
            var own = new HashSet<String>();
            var foreign = new LinkedHashSet<String>();
            for (var imports : Collections.list(
                    ForeignAutoConfigurations.class.getClassLoader().getResources(IMPORTS))) {
                (libraries.contains(jarOf(imports)) ? own : foreign).addAll(lines(imports));
            }
            // a neighbour's library may name one that is not its own
            foreign.removeAll(own);
            return List.copyOf(foreign);
        } catch (IOException e) {
            throw new SuiteFailure(
                    "The libraries of " + jar.getFileName() + " cannot be told: " + e.getMessage() + ".", null, e);
        }
    }

    private static Set<String> libraries(Path executable) throws IOException {
        var names = new HashSet<String>();
        try (var jar = new JarFile(executable.toFile());
                var index = jar.getInputStream(jar.getJarEntry(INDEX))) {
            new String(index.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceAll("^- \"(?:.*/)?([^/\"]+)\"$", "$1"))
                    .forEach(names::add);
        }
        names.add(executable.getFileName().toString().replace("-exec.jar", ".jar"));
        return names;
    }

    /** {@code jar:file:/…/name.jar!/…} to {@code name.jar}. */
    private static String jarOf(URL resource) {
        var path = resource.getPath();
        var end = path.indexOf("!/");
        return end < 0 ? path : path.substring(path.lastIndexOf('/', end) + 1, end);
    }

    private static List<String> lines(URL resource) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(resource.openStream(), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.replaceAll("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }
}
