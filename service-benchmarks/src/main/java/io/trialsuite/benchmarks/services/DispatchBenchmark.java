package io.trialsuite.benchmarks.services;

import io.trialsuite.launcher.demo.Addresses;
import io.trialsuite.launcher.demo.Api;
import io.trialsuite.launcher.demo.ConsentStudy;
import io.trialsuite.launcher.demo.GroupDispatch;
import io.trialsuite.launcher.demo.Session;
import io.trialsuite.launcher.demo.SigningIn;
import io.trialsuite.launcher.services.Service;
import io.trialsuite.launcher.services.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A group as large as a file may be, asked at once: how soon that is accepted, how fast it is done, what it takes. */
@Command(
        name = "suite bench dispatch",
        description = "How fast a consent is dispatched to a large group, and what else the service can do meanwhile.",
        mixinStandardHelpOptions = true)
public final class DispatchBenchmark implements Callable<Integer> {

    private static final String EMAIL = "bench@trialsuite.example";
    private static final String PASSWORD = "quiet otters juggle pears";
    private static final int MOST_IN_A_FILE = 10_000;
    private static final int ENOUGH_TO_BE_COMPILED = MOST_IN_A_FILE;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures to this file.")
    private @Nullable Path json;

    @Option(
            names = "--participants",
            defaultValue = "10000",
            description = "How many people are asked at once, at most 10000 (${DEFAULT-VALUE}).")
    private int participants;

    @Option(names = "--port-base", hidden = true, defaultValue = "18200")
    private int portBase;

    private final Figures figures = new Figures();
    private int studies;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DispatchBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (participants < 100 || participants > MOST_IN_A_FILE) {
            System.err.println("suite: --participants is not between 100 and " + MOST_IN_A_FILE + ".");
            return 2;
        }
        try (var stage = Stage.open("bench-dispatch", portBase)) {
            stage.start(Service.AUTH);
            var consent = stage.start(Service.CONSENT);
            measure(session(new Addresses(stage.ports())), consent);
        }
        figures.show(json);
        return 0;
    }

    private static Session session(Addresses addresses) {
        var signingIn = new SigningIn(new Api(), addresses, EMAIL, PASSWORD);
        signingIn.register("Bench");
        signingIn.registerOrganization(signingIn.withPasswordAlone(), "Bench", "bench");
        return signingIn.withPasswordAlone();
    }

    private void measure(Session session, ServiceProcess consent) {
        figures.put("cores", Runtime.getRuntime().availableProcessors());
        figures.put("participants", participants);
        run(session, ENOUGH_TO_BE_COMPILED);
        timed(session);
        memory(session, consent);
    }

    private void timed(Session session) {
        var dispatch = new GroupDispatch(session);
        var batch = prepared(session, participants);
        var began = System.nanoTime();
        dispatch.start(batch);
        var accepted = System.nanoTime();
        var reads = new Latencies();
        while (!reads.timed(() -> dispatch.isCompleted(batch))) {
            Thread.onSpinWait();
        }
        var done = System.nanoTime();
        require(dispatch.awaitCompletion(batch).path("dispatched").asInt() == participants, "Not all were asked");
        figures.put("accepted after ms (goal 1000)", (accepted - began) / 1e6);
        figures.put("dispatched after ms", (done - began) / 1e6);
        figures.put("participants a second (goal 1000)", participants / ((done - began) / 1e9));
        figures.put("progress read meanwhile p50 ms", reads.millis(0.5));
        figures.put("progress read meanwhile p99 ms", reads.millis(0.99));
    }

    /** What is alive on the heap early, halfway and late: nothing may pile up. */
    private void memory(Session session, ServiceProcess consent) {
        var dispatch = new GroupDispatch(session);
        var heap = new LiveHeap(consent.process().orElseThrow());
        figures.put("live heap MB before", heap.megabytes());
        var batch = prepared(session, participants);
        dispatch.start(batch);
        for (var share : List.of(10, 50, 90)) {
            while (dispatch.done(batch) < participants / 100 * share) {
                Thread.onSpinWait();
            }
            figures.put("live heap MB at " + share + " %", heap.megabytes());
        }
        dispatch.awaitCompletion(batch);
        figures.put("live heap MB after", heap.megabytes());
    }

    private void run(Session session, int people) {
        var dispatch = new GroupDispatch(session);
        var batch = prepared(session, people);
        dispatch.start(batch);
        dispatch.awaitCompletion(batch);
    }

    private String prepared(Session session, int people) {
        studies++;
        var study = new ConsentStudy(session, "Study " + studies, "bench-" + studies);
        var id = study.register(List.of("S1"));
        var document = study.draftDocument(id);
        var version = study.draftVersion(document);
        study.submit(document, version);
        session.masterFile().approve(version, study.sites(id));
        study.awaitApproval(document, version);
        study.activate(document, version);
        var group = study.createGroup(id);
        var members = study.importPeople(group, file(people));
        require(members == people, "The group has " + members + " members");
        return new GroupDispatch(session).prepare(version, group);
    }

    private static String file(int people) {
        return IntStream.rangeClosed(1, people)
                .mapToObj("B-%1$05d,참여자 %1$05d,success+%1$05d@simulator.amazonses.com,,ko,1980,S1"::formatted)
                .collect(Collectors.joining(
                        "\n", "subject_code,full_name,email,mobile,language,birth_year,site_code\n", "\n"));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
