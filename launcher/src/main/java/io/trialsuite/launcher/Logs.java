package io.trialsuite.launcher;

import io.trialsuite.launcher.home.SuiteHome;
import io.trialsuite.launcher.logs.LogTail;
import io.trialsuite.launcher.supervise.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Shows the end of the logs. */
@Command(name = "logs", description = "Shows the end of the logs.", mixinStandardHelpOptions = true)
final class Logs implements Callable<Integer> {

    @Mixin
    private final Place place = new Place();

    @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "Only this part; all parts otherwise.")
    private @Nullable String service;

    @Option(names = "-f", description = "Follow: show new lines as they come, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = "-n",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many lines per log (${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--json", description = "One JSON object per line.")
    private boolean json;

    private final JsonMapper mapper = JsonMapper.builder().build();

    private record Line(String part, String line) {}

    private record Followed(String part, LogTail tail) {}

    @Override
    public Integer call() {
        var home = place.home();
        var parts = service == null ? partsIn(home) : List.of(partNamed(home, service));
        var followed = new ArrayList<Followed>();
        for (var part : parts) {
            followed.add(new Followed(part, LogTail.follow(home.log(part))));
            LogTail.last(home.log(part), count).forEach(line -> print(part, line));
        }
        while (follow) {
            followed.forEach(it -> it.tail().more().forEach(line -> print(it.part(), line)));
            System.out.flush();
            Pause.briefly();
        }
        return 0;
    }

    private void print(String part, String line) {
        if (json) {
            System.out.println(mapper.writeValueAsString(new Line(part, line)));
        } else {
            System.out.println(service == null ? "%-20s | %s".formatted(part, line) : line);
        }
    }

    /** {@code consent} is as good as {@code consent-service}. */
    private static String partNamed(SuiteHome home, String name) {
        var parts = partsIn(home);
        return parts.stream()
                .filter(part -> part.equals(name) || part.equals(name + "-service"))
                .findFirst()
                .orElseThrow(
                        () -> new SuiteFailure("There is no log of " + name + "; there are logs of " + parts + "."));
    }

    private static List<String> partsIn(SuiteHome home) {
        if (!Files.isDirectory(home.logs())) {
            return List.of();
        }
        try (var files = Files.list(home.logs())) {
            return files.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".log"))
                    .map(file -> file.substring(0, file.length() - ".log".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
