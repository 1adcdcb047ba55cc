package io.trialsuite.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.audit.AuditVerification.Result.Intact;
import io.trialsuite.test.Clause;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

@Clause("21 CFR 11.10(e)")
class ConcurrencyScenarioTests {

    private static final int THREADS = 16;
    private static final AuditScenario SCENARIO = new AuditScenario();
    private final UUID organization = UUID.randomUUID();

    @AfterAll
    static void stop() {
        SCENARIO.close();
    }

    @Test
    void sixteenWritersKeepOneChain() throws Exception {
        var failures = writeConcurrently(SCENARIO.table(), 50);

        assertThat(failures).isZero();
        assertThat(SCENARIO.verification().verify(organization)).isEqualTo(new Intact(THREADS * 50L));
    }

    /** Negative control: the same load without the lock on the chain's end cannot keep the chain. */
    @Test
    void withoutTheLockTheChainIsNotKept() throws Exception {
        var failures = writeConcurrently(new WithoutLock(), 10);

        var kept = failures == 0 && SCENARIO.verification().verify(organization).equals(new Intact(THREADS * 10L));
        assertThat(kept).isFalse();
    }

    @Test
    void transactionsOverTwoChainsDoNotDeadlock() throws Exception {
        var other = UUID.randomUUID();
        var trail = SCENARIO.trail();
        var failures = inParallel(
                30,
                thread -> SCENARIO.transaction().executeWithoutResult(tx -> {
                    var ordered = thread % 2 == 0 ? List.of(organization, other) : List.of(other, organization);
                    ordered.forEach(it -> trail.record(AuditScenario.entry(it, "both")));
                }));

        assertThat(failures).isZero();
        assertThat(SCENARIO.verification().verify(other)).isEqualTo(new Intact(THREADS * 30L));
    }

    private static final class WithoutLock extends AuditTable {

        WithoutLock() {
            super(new JdbcTemplate(SCENARIO.app()));
        }

        @Override
        List<Head> locked(UUID organizationId) {
            return head(organizationId);
        }
    }

    private int writeConcurrently(AuditTable table, int each) throws Exception {
        var trail = SCENARIO.trail(table);
        return inParallel(
                each,
                thread -> SCENARIO.transaction()
                        .executeWithoutResult(tx -> trail.record(AuditScenario.entry(organization, "item-" + thread))));
    }

    /** Runs the work so many times on each thread, all beginning together; returns how many runs failed. */
    private static int inParallel(int each, java.util.function.IntConsumer work) throws Exception {
        var together = new CyclicBarrier(THREADS);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var runs = IntStream.range(0, THREADS)
                    .<Callable<Integer>>mapToObj(thread -> () -> {
                        together.await();
                        int failed = 0;
                        for (int n = 0; n < each; n++) {
                            failed += runs(() -> work.accept(thread)) ? 0 : 1;
                        }
                        return failed;
                    })
                    .toList();
            int failures = 0;
            for (var run : threads.invokeAll(runs)) {
                failures += run.get();
            }
            return failures;
        }
    }

    private static boolean runs(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException failed) {
            return false;
        }
    }
}
