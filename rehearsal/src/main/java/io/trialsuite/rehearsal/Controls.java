package io.trialsuite.rehearsal;

import io.trialsuite.rehearsal.Ground.Site;
import io.trialsuite.rehearsal.Tally.Figures;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Takes one protection away at a time, in a database of its own: the same measure that was green with it must turn red, or it
 * would not notice.
 */
final class Controls {

    private static final Duration READER = Duration.ofSeconds(6);

    private final Ground ground;
    private final RehearsalOptions options;
    private final PrintStream out;
    private final AtomicInteger started = new AtomicInteger();

    Controls(Ground ground, RehearsalOptions options, PrintStream out) {
        this.ground = ground;
        this.options = options;
        this.out = out;
    }

    /**
     * One protection.
     *
     * @param red whether its absence was noticed, and its presence was fine
     */
    record Control(String protection, boolean red, Figures with, Figures without) {

        static Control of(String protection, Figures with, Figures without) {
            return new Control(protection, Verdict.isGreen(with) && !Verdict.isGreen(without), with, without);
        }
    }

    /** What is done to a site while its clients call. */
    private interface Deed {
        void on(Scene scene);
    }

    private record Scene(Site site, SchemaSteps schema, Fleet fleet, Tally tally, Clients clients, People people) {}

    List<Control> run() {
        return List.of(
                control(
                        "a schema change gives way after 200 ms",
                        Controls::expanded,
                        scene -> behindAReader(scene, true),
                        scene -> behindAReader(scene, false)),
                control(
                        "the backfill locks the accounts it copies",
                        Controls::beforeBackfill,
                        scene -> backfillAmongMoves(scene, true),
                        scene -> backfillAmongMoves(scene, false)),
                control(
                        "v2 locks the account before its memberships",
                        Controls::followingBothWays,
                        scene -> writeAsV2(scene, true),
                        scene -> writeAsV2(scene, false)),
                control(
                        "an instance is drained before it stops",
                        scene -> {},
                        scene -> restart(scene, true),
                        scene -> restart(scene, false)));
    }

    private Control control(String protection, Deed preparation, Deed protectedDeed, Deed bareDeed) {
        var with = figures("with", preparation, protectedDeed);
        var without = figures("without", preparation, bareDeed);
        var control = Control.of(protection, with, without);
        out.printf(
                "  %-45s %s: %d failed, %.0f ms at most without it%n",
                protection,
                control.red() ? "red" : "NOT NOTICED",
                without.failedRequests(),
                without.maxLatencyMillis());
        return control;
    }

    private Figures figures(String name, Deed preparation, Deed deed) {
        var site = ground.prepare("control");
        var people = People.seed(site.superuser(), 10, 2_000);
        var tally = new Tally();
        try (var fleet = new Fleet()) {
            var clients = new Clients(
                    fleet,
                    people,
                    new Ledger(people.movable()),
                    tally,
                    ground.tokens().client("personnel"));
            var scene = new Scene(site, new SchemaSteps(site), fleet, tally, clients, people);
            fleet.add(instance(scene));
            fleet.add(instance(scene));
            clients.logEverybodyIn();
            preparation.on(scene);
            tally.begin(name);
            try (var load = new Load(options.rate(), clients::call).begin()) {
                sleep(Duration.ofSeconds(1));
                deed.on(scene);
                sleep(Duration.ofSeconds(1));
            }
            return tally.steps().getLast();
        }
    }

    private static void beforeBackfill(Scene scene) {
        List.of("E1__create_membership", "E2a__follow_account").forEach(scene.schema()::apply);
    }

    private static void expanded(Scene scene) {
        beforeBackfill(scene);
        var batches = scene.schema().backfill();
        if (batches == 0 || scene.schema().differences() > 0) {
            throw new IllegalStateException("The backfill is not complete");
        }
    }

    private static void followingBothWays(Scene scene) {
        expanded(scene);
        scene.schema().apply("E2b__follow_membership");
    }

    /** Somebody reads for six seconds, as a report does, and the change wants the table for itself. */
    private static void behindAReader(Scene scene, boolean givesWay) {
        try (var connection = scene.site().superuser().getConnection()) {
            connection.setAutoCommit(false);
            var rows = JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql("select count(*) from account")
                    .query(Long.class)
                    .single();
            var reader = Thread.ofVirtual().start(() -> sleep(READER));
            var change = Thread.ofVirtual().start(() -> {
                if (givesWay) {
                    scene.schema().apply("E2b__follow_membership");
                } else {
                    scene.schema().applyWaiting("E2b__follow_membership");
                }
            });
            reader.join();
            if (rows == 0) {
                throw new IllegalStateException("There is nobody to read");
            }
            connection.commit();
            change.join();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Batches are held open for a moment, as large ones are by themselves, and people in them move meanwhile. */
    private static void backfillAmongMoves(Scene scene, boolean locks) {
        var batch = SchemaSteps.text("E3__backfill");
        try (var moves = new Load(150, scene.clients()::move).begin()) {
            scene.schema().backfill(locks ? batch : batch.replace("for no key update", ""), 400, 300);
        }
    }

    /** What v2 does when somebody chooses another default, beside v1's clients who move the same few people. */
    private static void writeAsV2(Scene scene, boolean locks) {
        var few = scene.people().movable().subList(0, 5);
        var writer = new EmulatedV2(scene.site(), scene.people().organizations(), scene.tally(), locks);
        try (var moves = new Load(60, due -> scene.clients().move(oneOf(few), due)).begin();
                var writes = new Load(60, due -> writer.chooseDefault(oneOf(few), due)).begin()) {
            sleep(Duration.ofSeconds(4));
        }
    }

    private void restart(Scene scene, boolean drains) {
        var old = scene.fleet().instances().getFirst();
        if (drains) {
            scene.fleet().replace(old, () -> instance(scene));
            return;
        }
        scene.fleet().kill(old);
        sleep(Duration.ofMillis(500));
        scene.fleet().remove(old);
    }

    private Instance instance(Scene scene) {
        var settings = scene.site().past(options.port(started.getAndIncrement()));
        return scene.clients().warmUp(Instance.past(ground, settings));
    }

    private static UUID oneOf(List<UUID> people) {
        return people.get(ThreadLocalRandom.current().nextInt(people.size()));
    }

    private static void sleep(Duration duration) {
        var end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(Math.min(TimeUnit.MILLISECONDS.toNanos(50), end - System.nanoTime()));
        }
    }
}
