package io.trialsuite.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this instance's share of the parts: renews its leases, takes what falls to it, and drains what falls to others before
 * letting go. Its fields belong to the relay's thread, its database work runs beside it.
 */
final class RelayShare {

    private static final Logger log = LoggerFactory.getLogger(RelayShare.class);

    private final SlotLeases leases;
    private final RelayStore store;
    private final Pauses pauses;
    private final WakeupChannel channel;
    private final Duration lease;
    private final Set<Integer> slots = new HashSet<>();
    private final Set<Integer> leaving = new HashSet<>();
    private volatile boolean alone;
    private volatile boolean departing;
    private volatile boolean announced;
    private @Nullable RelayState state;
    private @Nullable Consumer<Runnable> relay;
    private @Nullable ExecutorService beside;
    private boolean beating;
    private boolean releasing;
    private long beatAt;
    private CountDownLatch left = new CountDownLatch(1);

    RelayShare(SlotLeases leases, RelayStore store, Pauses pauses, WakeupChannel channel, Duration lease) {
        this.leases = leases;
        this.store = store;
        this.pauses = pauses;
        this.channel = channel;
        this.lease = lease;
    }

    /** Before the relay's thread starts. */
    void start(RelayState state, Consumer<Runnable> relay, ExecutorService beside) {
        this.state = state;
        this.relay = relay;
        this.beside = beside;
        slots.clear();
        leaving.clear();
        beating = false;
        releasing = false;
        departing = false;
        announced = false;
        left = new CountDownLatch(1);
        beatAt = System.nanoTime();
    }

    boolean alone() {
        return alone;
    }

    void beatSoon() {
        beatAt = System.nanoTime();
    }

    long wakeAt() {
        return leaving.isEmpty()
                ? beatAt
                : System.nanoTime() + Duration.ofMillis(2).toNanos();
    }

    void tend(long now) {
        if (state == null || relay == null || beside == null) {
            return;
        }
        // who departs says no more that it lives; what is under way has enough left on its lease
        if (!beating && !releasing && !departing && now - beatAt >= 0) {
            beating = true;
            beatAt = now + lease.dividedBy(3).toNanos();
            beside.execute(this::beat);
        }
        letGo(state);
    }

    private record Beat(
            SlotLeases.Share share,
            List<RelayStore.Taken> taken,
            Collection<Hold.Row> holds,
            List<Pause> paused,
            long deadline) {}

    private void beat() {
        // measured from before the database is asked, so that we never believe in a lease longer than it does
        var deadline = System.nanoTime() + lease.toNanos();
        try {
            var share = leases.beat();
            var taken =
                    departing || share.missing().isEmpty() ? List.<RelayStore.Taken>of() : store.take(share.missing());
            var parts = taken.stream().map(RelayStore.Taken::part).toList();
            if (!announced && !share.alone()) {
                announced = true;
                channel.say(new Wakeups.Shares());
            }
            var holds = parts.isEmpty() ? List.<Hold.Row>of() : store.holds(parts);
            var paused = parts.isEmpty() ? List.<Pause>of() : pauses.list();
            tell(() -> beaten(new Beat(share, taken, holds, paused, deadline)));
        } catch (RuntimeException | Error e) {
            log.atDebug().setCause(e).log("Leases could not be renewed");
            tell(() -> {
                beating = false;
                beatAt = System.nanoTime() + lease.dividedBy(10).toNanos();
            });
        }
    }

    private void tell(Runnable news) {
        if (relay != null) {
            relay.accept(news);
        }
    }

    private void beaten(Beat beat) {
        beating = false;
        if (state == null) {
            return;
        }
        var share = beat.share();
        alone = share.alone();
        var owned = new HashMap<>(share.owned());
        forget(state, owned);
        // owned by the book but unknown here: an answer got lost; given back, to be taken anew with its cursors
        var unknown = new HashSet<>(owned.keySet());
        unknown.removeAll(slots);
        owned.forEach((slot, epoch) -> SlotLeases.parts(List.of(slot)).forEach(part -> {
            if (state != null) {
                state.renew(part, epoch, beat.deadline());
            }
        }));
        if (!beat.taken().isEmpty()) {
            state.pause(beat.paused());
            state.own(beat.taken(), beat.holds(), beat.deadline());
        }
        beat.taken().forEach(taken -> slots.add(taken.part() / SlotLeases.PARTS_PER_SLOT));
        var excess = departing ? new HashSet<>(slots) : new HashSet<>(owned.keySet());
        if (!departing) {
            excess.removeAll(share.wanted());
        }
        excess.addAll(unknown);
        leave(state, excess);
    }

    private void forget(RelayState state, Map<Integer, Long> owned) {
        var lost = new ArrayList<>(slots);
        lost.removeAll(owned.keySet());
        lost.removeAll(leaving);
        lost.forEach(slot -> {
            slots.remove(slot);
            SlotLeases.parts(List.of(slot)).forEach(state::lose);
        });
    }

    private void leave(RelayState state, Collection<Integer> some) {
        leaving.addAll(some);
        state.parts().drain(SlotLeases.parts(some));
    }

    private void letGo(RelayState state) {
        // a beat under way might claim anew what is released meanwhile, and its news arrive first
        if (releasing || beating || beside == null) {
            return;
        }
        var quiet = leaving.stream()
                .filter(slot -> state.quiet(SlotLeases.parts(List.of(slot))))
                .toList();
        if (!quiet.isEmpty()) {
            releasing = true;
            SlotLeases.parts(quiet).forEach(state::lose);
            beside.execute(() -> release(quiet));
            return;
        }
        if (departing && leaving.isEmpty() && slots.isEmpty() && !beating) {
            left.countDown();
        }
    }

    private void release(List<Integer> quiet) {
        try {
            store.release(quiet);
        } catch (RuntimeException e) {
            log.atDebug().setCause(e).log("Slots could not be released; their leases will end");
        } finally {
            tell(() -> {
                releasing = false;
                quiet.forEach(leaving::remove);
                quiet.forEach(slots::remove);
            });
        }
        channel.say(new Wakeups.Shares());
    }

    /** Blocks until everything is drained and released, or the time is over. */
    void leave(long deadline) {
        tell(() -> {
            departing = true;
            if (state != null) {
                leave(state, slots);
            }
        });
        try {
            var drained = left.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (!drained) {
                log.atWarn().log("Publish calls did not end in time; what they carried may be published again");
            }
            leases.leave();
            channel.say(new Wakeups.Shares());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.atDebug().setCause(e).log("Could not sign off; the others will notice");
        }
    }
}
