package io.trialsuite.launcher.supervise;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.home.SuiteHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;

/** What must be true before anything is started, told in one sentence when it is not. */
final class Preflight {

    static final long SPACE_NEEDED = 300L << 20;

    private Preflight() {}

    static void check(SuiteHome home, Ports ports, boolean databaseRuns) {
        requireSpace(home, SPACE_NEEDED);
        ports.owners().forEach((port, owner) -> {
            if (!(databaseRuns && port == ports.postgres()) && isTaken(port)) {
                throw new SuiteFailure("Port " + port + ", which " + owner
                        + " needs, is in use by another program; stop that one first.");
            }
        });
    }

    static void requireSpace(SuiteHome home, long needed) {
        try {
            var usable = Files.getFileStore(home.folder()).getUsableSpace();
            if (usable < needed) {
                throw new SuiteFailure(
                        "The disk is almost full: %d MB free where the suite keeps its data, %d MB needed."
                                .formatted(usable >> 20, needed >> 20));
            }
        } catch (IOException e) {
            throw new SuiteFailure("The suite cannot use " + home.folder() + ": " + e.getMessage() + ".", null, e);
        }
    }

    private static boolean isTaken(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
