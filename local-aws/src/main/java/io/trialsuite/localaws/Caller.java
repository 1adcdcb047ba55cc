package io.trialsuite.localaws;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Whether the other end of a connection has hung up while its request was still being worked on. The JDK's server cannot
 * say: it looks at a connection again only after the answer. Without this, a long poll whose consumer has been stopped
 * takes the next message with it until the visibility timeout, which AWS avoids by noticing the hang-up.
 *
 * <p>Asks Linux's connection table; on other systems every caller counts as present.
 */
record Caller(InetSocketAddress local, InetSocketAddress remote) implements BooleanSupplier {

    private static final List<Path> TABLES = List.of(Path.of("/proc/self/net/tcp6"), Path.of("/proc/self/net/tcp"));
    private static final String CLOSED_BY_PEER = " 08 ";

    /** Whether it has hung up. */
    @Override
    public boolean getAsBoolean() {
        var port = ":%04X ".formatted(local.getPort());
        var state = ":%04X".formatted(remote.getPort()) + CLOSED_BY_PEER;
        for (var table : TABLES) {
            if (lines(table).anyMatch(line -> isAt(line, port, state))) {
                return true;
            }
        }
        return false;
    }

    /** A line is: number, local address and port, remote address and port, state, and more. */
    private static boolean isAt(String line, String localPort, String remotePortAndState) {
        int at = line.indexOf(remotePortAndState);
        int local = line.indexOf(localPort);
        return at > 0 && local > 0 && local < at;
    }

    private static Stream<String> lines(Path table) {
        try {
            return new String(Files.readAllBytes(table), US_ASCII).lines();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
