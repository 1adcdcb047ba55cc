package io.trialsuite.rehearsal;

import io.trialsuite.rehearsal.Ground.Site;
import io.trialsuite.rehearsal.Tally.Figures;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The whole way, step by step, each with its way back, while clients call. */
final class Migration {

    private final Ground ground;
    private final Site site;
    private final People people;
    private final RehearsalOptions options;
    private final PrintStream out;
    private final Tally tally = new Tally();
    private final Fleet fleet = new Fleet();
    private final Ledger ledger;
    private final SchemaSteps schema;
    private final Clients clients;
    private final Comparison comparison;
    private final List<String> drills = new ArrayList<>();
    private int compared;
    private int started;

    Migration(Ground ground, RehearsalOptions options, PrintStream out) {
        this.ground = ground;
        this.options = options;
        this.out = out;
        this.site = ground.prepare("rehearsal");
        this.people = People.seed(site.superuser(), options.organizations(), options.users());
        this.ledger = new Ledger(people.movable());
        this.schema = new SchemaSteps(site);
        var token = ground.tokens().client("personnel");
        this.clients = new Clients(fleet, people, ledger, tally, token);
        this.comparison = new Comparison(fleet, people, ledger, tally, token);
    }

    /**
     * What came of it.
     *
     * @param drills ways back that were taken
     * @param writesCompared acknowledged writes read back, added up over all comparisons
     */
    record Outcome(Figures all, List<Figures> steps, List<String> drills, int writesCompared) {}

    Outcome run() {
        try (fleet) {
            fleet.add(past());
            fleet.add(past());
            clients.logEverybodyIn();
            step("the release before alone", () -> {});
            expand();
            roll();
            contract();
            compared += comparison.byV2();
            comparison.wholeTable(site, options.users());
        }
        return new Outcome(tally.all(), tally.steps(), List.copyOf(drills), compared);
    }

    private void expand() {
        drilled("E1 create membership", "E1__create_membership", "E1__back_out");
        drilled("E2a follow account", "E2a__follow_account", "E2a__back_out");
        step("E3 backfill", schema::backfill);
        step("E3 back out, and again", () -> {
            schema.apply("E3__back_out");
            schema.backfill();
            drills.add("E3");
        });
        step("E4 validate", () -> schema.apply("E4__validate"));
        drilled("E2b follow membership", "E2b__follow_membership", "E2b__back_out");
    }

    private void roll() {
        step("R1 roll to the release after", () -> replaceAll(true));
        step("R1 roll back to the release before", () -> {
            replaceAll(false);
            drills.add("R1");
        });
        step("R1 roll again, mixed for a while", () -> {
            var old = fleet.instances();
            fleet.replace(old.get(0), this::present);
            pause();
            fleet.replace(old.get(1), this::present);
        });
    }

    private void contract() {
        step("C1 stop following", () -> schema.apply("C1__stop_following"));
        step("C1 back out, and again", () -> {
            List.of("E2a__follow_account", "E2b__follow_membership", "C1__back_out")
                    .forEach(schema::apply);
            requireNoDifference();
            schema.apply("C1__stop_following");
            drills.add("C1");
        });
        step("C2 drop columns", () -> schema.apply("C2__drop_columns"));
        step("rolling restart of the release after", () -> {
            var old = fleet.instances();
            fleet.replace(old.get(0), this::present);
            fleet.replace(old.get(1), this::present);
        });
    }

    private void drilled(String name, String step, String backOut) {
        step(name, () -> schema.apply(step));
        step(name + ": back out, and again", () -> {
            schema.apply(backOut);
            schema.apply(step);
            drills.add(name.substring(0, name.indexOf(' ')));
        });
    }

    /** Under load; what was acknowledged until then is compared when the load has ended. */
    private void step(String name, Runnable work) {
        var began = System.nanoTime();
        tally.begin(name);
        try (var load = new Load(options.rate(), clients::call).begin()) {
            pause();
            work.run();
            pause();
        }
        compared += comparison.byV1();
        var following = name.startsWith("E4") || name.startsWith("E2b") || name.startsWith("R1");
        if (following) {
            requireNoDifference();
        }
        out.printf(
                "  %-45s %5.1f s%n",
                name, Duration.ofNanos(System.nanoTime() - began).toMillis() / 1e3);
    }

    private void requireNoDifference() {
        var differences = schema.differences();
        if (differences > 0) {
            tally.mismatch(differences + " accounts differ from their default membership");
        }
    }

    private void replaceAll(boolean toPresent) {
        var old = fleet.instances();
        for (var instance : old) {
            fleet.replace(instance, toPresent ? this::present : this::past);
        }
    }

    private Instance past() {
        return clients.warmUp(Instance.past(ground, site.past(options.port(started++))));
    }

    private Instance present() {
        return clients.warmUp(Instance.present(ground, site, options.port(started++)));
    }

    private void pause() {
        LockSupport.parkNanos(options.pause().toNanos());
    }
}
