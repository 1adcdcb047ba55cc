package io.trialsuite.localaws;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices, within a second or two, that a caller has hung up while its request is still being worked on. The JDK's server
 * cannot say: it looks at a connection again only after the answer. Without this, the long poll of a stopped consumer
 * takes the next message with it until the visibility timeout, which AWS avoids by noticing the hang-up.
 *
 * <p>Asks Linux's connection table, once a second for all requests together, since reading it costs milliseconds; on
 * other systems every caller counts as present.
 */
final class Callers implements Closeable {

    private static final List<Path> TABLES = List.of(Path.of("/proc/self/net/tcp6"), Path.of("/proc/self/net/tcp"));
    private static final String CLOSED_BY_PEER = "08";
    private static final int REMOTE = 2;
    private static final int STATE = 3;

    private final Set<Caller> callers = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** One request's other end. */
    static final class Caller {

        private final int port;
        private final long since = System.nanoTime();
        private volatile boolean gone;

        private Caller(int port) {
            this.port = port;
        }

        boolean gone() {
            return gone;
        }

        private boolean waitsLong() {
            return System.nanoTime() - since > TimeUnit.SECONDS.toNanos(1);
        }
    }

    Callers() {
        Thread.ofVirtual().name("local-aws-callers").start(this::watch);
    }

    Caller enter(HttpExchange exchange) {
        var caller = new Caller(exchange.getRemoteAddress().getPort());
        callers.add(caller);
        return caller;
    }

    void leave(Caller caller) {
        callers.remove(caller);
    }

    private void watch() {
        try {
            while (!closing.await(1, TimeUnit.SECONDS)) {
                var waiting = callers.stream().filter(Caller::waitsLong).toList();
                if (!waiting.isEmpty()) {
                    var hungUp = portsThatHungUp();
                    waiting.stream().filter(c -> hungUp.contains(c.port)).forEach(c -> c.gone = true);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The remote ports of all connections whose other end has been closed and ours has not; ours are among them. */
    private static Set<Integer> portsThatHungUp() {
        var ports = new HashSet<Integer>();
        for (var table : TABLES) {
            for (var line : lines(table)) {
                var fields = line.trim().split(" +", STATE + 2);
                if (fields.length > STATE && fields[STATE].equals(CLOSED_BY_PEER)) {
                    var remote = fields[REMOTE];
                    ports.add(Integer.parseInt(remote.substring(remote.lastIndexOf(':') + 1), 16));
                }
            }
        }
        return ports;
    }

    private static List<String> lines(Path table) {
        try {
            return new String(Files.readAllBytes(table), US_ASCII).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
