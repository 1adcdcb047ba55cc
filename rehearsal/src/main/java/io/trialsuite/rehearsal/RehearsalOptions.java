package io.trialsuite.rehearsal;

import java.time.Duration;

/**
 * How large and how long.
 *
 * @param rate calls a second
 * @param pause of plain load before and after each step
 * @param firstPort of eight for instances
 */
record RehearsalOptions(int users, int organizations, int rate, Duration pause, int firstPort) {

    private static final int INSTANCES = 8;

    int port(int number) {
        return firstPort + Math.floorMod(number, INSTANCES);
    }
}
