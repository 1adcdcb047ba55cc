package io.trialsuite.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Neighbouring ports that nobody uses, below those that outgoing connections get. */
final class FreePorts {

    private static final int OF_A_SUITE = 8;

    private FreePorts() {}

    static int base() {
        return base(OF_A_SUITE);
    }

    static int base(int needed) {
        return ThreadLocalRandom.current()
                .ints(20_000, 30_000)
                .filter(base -> IntStream.range(base, base + needed).allMatch(FreePorts::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
