package io.trialsuite.benchmarks.services;

import io.trialsuite.launcher.demo.Addresses;
import io.trialsuite.launcher.demo.GatewayVisit;
import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.services.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Logins beside what the hash alone allows, refreshes, switches, and what the gateway adds to a call; in one run. */
@Command(
        name = "suite bench auth",
        description = "How fast people log in, refresh and switch, and what the gateway adds; about two minutes.",
        mixinStandardHelpOptions = true)
public final class AuthBenchmark implements Callable<Integer> {

    private static final String PASSWORD = "quiet otters juggle pears";
    private static final int PEOPLE = 16;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures to this file.")
    private @Nullable Path json;

    @Option(names = "--seconds", defaultValue = "10", description = "Length of each part (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--port-base", hidden = true, defaultValue = "18200")
    private int portBase;

    private static final Map<String, String> WITHOUT_LIMITS =
            Map.of("gateway.limits.session", "10000000", "gateway.limits.network", "10000000");

    private final Figures figures = new Figures();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new AuthBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        try (var stage = Stage.open("bench-auth", portBase)) {
            stage.start(Service.AUTH);
            stage.start(Service.GATEWAY, WITHOUT_LIMITS);
            measure(stage.ports());
        }
        figures.show(json);
        return 0;
    }

    private void measure(Ports ports) {
        var people = new AuthClients("http://127.0.0.1:" + ports.auth());
        var emails = new ArrayList<String>();
        for (var i = 0; i < PEOPLE; i++) {
            emails.add(people.register("bench%d@trialsuite.example".formatted(i), PASSWORD));
        }
        figures.put("cores", CORES);
        // refreshes first: at a few dozen a second, logins alone would run for minutes before their code is compiled
        refreshes(people, emails);
        switches(people, emails.getFirst());
        // the first person has to choose an organization by now
        logins(people, emails.subList(1, PEOPLE));
        relayed(people, ports, emails.getFirst());
    }

    private void logins(AuthClients people, List<String> emails) {
        var encoder = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
        var hash = encoder.encode(PASSWORD);
        var next = new AtomicInteger();
        var work = Duration.ofSeconds(seconds);
        var warm = Duration.ofSeconds(20);
        Parallel.rate(CORES, warm, () -> encoder.matches(PASSWORD, hash));
        Parallel.rate(
                CORES, warm, () -> people.logIn(emails.get(next.getAndIncrement() % emails.size()), PASSWORD) != null);
        // twice each, in turns, since the machine may have other work
        var ceiling = Parallel.rate(CORES, work, () -> encoder.matches(PASSWORD, hash));
        var logins = Parallel.rate(
                2 * CORES,
                work,
                () -> people.logIn(emails.get(next.getAndIncrement() % emails.size()), PASSWORD) != null);
        ceiling += Parallel.rate(CORES, work, () -> encoder.matches(PASSWORD, hash));
        logins += Parallel.rate(
                2 * CORES,
                work,
                () -> people.logIn(emails.get(next.getAndIncrement() % emails.size()), PASSWORD) != null);
        figures.put("hashes a second, nothing else", ceiling / 2);
        figures.put("logins a second", logins / 2);
        figures.put("logins of the ceiling (goal 0.80)", logins / ceiling);
    }

    private void refreshes(AuthClients people, List<String> emails) {
        var chains = emails.stream()
                .limit(4L * CORES)
                .map(email -> people.logIn(email, PASSWORD))
                .toList();
        Parallel.rates(chains, Duration.ofSeconds(5), AuthClients.Chain::refresh);
        var rate = Parallel.rates(chains, Duration.ofSeconds(seconds), AuthClients.Chain::refresh);
        figures.put("refreshes a second and core (goal 150)", rate / CORES);
    }

    private void switches(AuthClients people, String email) {
        var places = List.of(people.found(email, PASSWORD, "bench-a"), people.found(email, PASSWORD, "bench-b"));
        var chain = people.choosing(email, PASSWORD, places.getFirst());
        var turn = new AtomicInteger();
        Parallel.latencies(500, () -> chain.switchTo(places.get(turn.getAndIncrement() % 2)));
        var took = Parallel.latencies(2_000, () -> chain.switchTo(places.get(turn.getAndIncrement() % 2)));
        figures.put("switch p50 ms", took.millis(0.5));
        figures.put("switch p99 ms (goal 50)", took.millis(0.99));
    }

    /** The same read, directly and by way of the gateway, in turns. */
    private void relayed(AuthClients people, Ports ports, String email) {
        var place = people.organizations(email, PASSWORD).getFirst();
        var visit = new GatewayVisit(new Addresses(ports));
        visit.logIn(email, PASSWORD, place);
        var direct = people.choosing(email, PASSWORD, place);
        var path = "/v2/organizations/" + place + "/members";
        var relayedPath = "/api/auth/o/" + place + "/v2/members";
        Parallel.latencies(4_000, () -> direct.read(path) && visit.status(relayedPath) == 200);
        var without = new Latencies();
        var with = new Latencies();
        for (var i = 0; i < 3_000; i++) {
            without.time(() -> direct.read(path));
            with.time(() -> visit.status(relayedPath) == 200);
        }
        figures.put("a call p50 ms, direct", without.millis(0.5));
        figures.put("a call p50 ms, relayed", with.millis(0.5));
        figures.put("gateway adds p50 ms (goal 3)", with.millis(0.5) - without.millis(0.5));
        figures.put("a call p99 ms, direct", without.millis(0.99));
        figures.put("a call p99 ms, relayed", with.millis(0.99));
    }
}
