package io.trialsuite.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time of this process and of PostgreSQL's, in microseconds; the latter needs Linux and is zero elsewhere. */
record ProcessorTime(double client, double server) {

    private static final double MICROS_PER_TICK = 10_000;

    static ProcessorTime now(long postmaster) {
        var own =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1_000.0;
        return new ProcessorTime(own, ofServer(postmaster));
    }

    ProcessorTime since(ProcessorTime earlier) {
        return new ProcessorTime(client - earlier.client, server - earlier.server);
    }

    ProcessorTime per(long events) {
        return new ProcessorTime(client / events, server / events);
    }

    double total() {
        return client + server;
    }

    private static double ofServer(long postmaster) {
        var ended = ticks(postmaster, 13);
        return ended
                + ProcessHandle.of(postmaster).stream()
                        .flatMap(parent -> parent.children())
                        .mapToDouble(child -> ticks(child.pid(), 11))
                        .sum();
    }

    /** From the field on two times are given, in user and in system mode: a process's own, then those of its ended children. */
    private static double ticks(long pid, int field) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1])) * MICROS_PER_TICK;
        } catch (IOException e) {
            return 0;
        }
    }
}
