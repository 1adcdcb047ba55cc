package io.trialsuite.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.BitSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * LISTEN on a connection of its own, NOTIFY after the commit and at most once per pause: inside the business transaction it
 * would cost more than the insert itself. Lost words cost latency, never events, for the log is polled as well.
 */
final class WakeupChannel implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WakeupChannel.class);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration RECONNECT = Duration.ofSeconds(1);
    private static final int WAIT = 500;
    private static final Duration PROBE_INTERVAL = Duration.ofMinutes(1);
    private static final Duration PROBE_PATIENCE = Duration.ofSeconds(3);

    /** Opens a connection outside the pool. */
    @FunctionalInterface
    interface Connections {
        Connection open() throws SQLException;
    }

    private final JdbcTemplate jdbc;
    private final Connections connections;
    private final ReentrantLock lock = new ReentrantLock();
    private final BitSet grown = new BitSet(SubjectKey.PARTS);
    private boolean sending;
    private volatile boolean open = true;
    private volatile boolean reliable;
    private volatile @Nullable Connection listening;
    private volatile Probe probe = new Probe("", new CountDownLatch(0));
    private @Nullable Thread listener;
    private @Nullable Periodic probing;

    private record Probe(String id, CountDownLatch heard) {}

    WakeupChannel(JdbcTemplate jdbc, Connections connections) {
        this.jdbc = jdbc;
        this.connections = connections;
    }

    void listen(Consumer<Wakeups> heard) {
        open = true;
        listener = Thread.ofVirtual().name("outbox-listen").start(() -> {
            while (open) {
                try {
                    listenUntilLost(heard);
                } catch (SQLException | RuntimeException e) {
                    reliable = false;
                    log.atDebug().setCause(e).log("Listening was interrupted; the log is polled until it is back");
                    pause(RECONNECT);
                }
            }
        });
        probing = Periodic.every(PROBE_INTERVAL, "outbox-probe", this::probe);
    }

    /** Behind a pooler a LISTEN can succeed and never hear anything: only a word that comes back proves the channel. */
    private void probe() {
        var next = new Probe(UUID.randomUUID().toString(), new CountDownLatch(1));
        probe = next;
        say(new Wakeups.Probe(next.id()));
        try {
            var heard = next.heard().await(PROBE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!probe.equals(next)) {
                // of a listener that was stopped meanwhile
                return;
            }
            if (!heard && reliable && open) {
                log.atWarn().log("Notifications do not arrive; the log is polled fast until they do");
            }
            reliable = heard;
            if (!heard) {
                abandonConnection();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A connection that leads nowhere any more says nothing; only a new one can tell whether there are words to hear. */
    private void abandonConnection() {
        var silent = listening;
        if (silent != null && open) {
            try {
                silent.abort(Runnable::run);
            } catch (SQLException e) {
                log.atDebug().setCause(e).log("The connection was gone already");
            }
        }
    }

    private void listenUntilLost(Consumer<Wakeups> heard) throws SQLException {
        try (var connection = connections.open();
                var statement = connection.createStatement()) {
            listening = connection;
            connection.setAutoCommit(true);
            statement.execute("do $$ begin execute format('listen %I', 'outbox_' || current_schema()); end $$");
            // whatever was said while nobody listened
            heard.accept(Wakeups.read("all"));
            heard.accept(new Wakeups.Holds());
            heard.accept(new Wakeups.Shares());
            say(new Wakeups.Probe(probe.id()));
            var notifications = connection.unwrap(PGConnection.class);
            while (open) {
                var received = notifications.getNotifications(WAIT);
                if (received != null) {
                    for (var notification : received) {
                        hear(Wakeups.read(notification.getParameter()), heard);
                    }
                }
            }
            // it may go back to a pool
            statement.execute("unlisten *");
        } finally {
            listening = null;
        }
    }

    private void hear(Wakeups word, Consumer<Wakeups> heard) {
        if (!(word instanceof Wakeups.Probe returned)) {
            heard.accept(word);
        } else if (returned.id().equals(probe.id())) {
            probe.heard().countDown();
            reliable = true;
        }
    }

    /** False until a probe has come back, and again when one has not. */
    boolean reliable() {
        return reliable;
    }

    /** Says it soon, together with what others say in the meantime. */
    void grown(BitSet parts) {
        lock.lock();
        try {
            grown.or(parts);
            if (open && !sending) {
                sending = true;
                Thread.ofVirtual().name("outbox-notify").start(this::sendGrown);
            }
        } finally {
            lock.unlock();
        }
    }

    private void sendGrown() {
        for (var parts = takeGrown(); !parts.isEmpty(); parts = takeGrown()) {
            say(new Wakeups.Grown(parts));
            pause(PAUSE);
        }
    }

    private BitSet takeGrown() {
        lock.lock();
        try {
            var parts = (BitSet) grown.clone();
            grown.clear();
            sending = !parts.isEmpty();
            return parts;
        } finally {
            lock.unlock();
        }
    }

    void say(Wakeups word) {
        try {
            jdbc.query("select pg_notify('outbox_' || current_schema(), ?)", row -> {}, word.payload());
        } catch (RuntimeException e) {
            log.atDebug().setCause(e).log("A wake-up was not sent; the poll makes up for it");
        }
    }

    private static void pause(Duration duration) {
        try {
            // nothing to wait for: words gather, or the database comes back
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        open = false;
        if (probing != null) {
            probing.close();
        }
        if (listener != null) {
            try {
                listener.join(Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
