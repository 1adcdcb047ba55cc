package io.trialsuite.localaws.lambda;

import java.time.Duration;

/**
 * How a queue feeds a function, with Lambda's names and limits.
 *
 * @param batchSize the most messages per call: up to 10, or up to 10 000 with a batching window on a standard queue
 * @param batchingWindow how long to gather after the first message; zero to five minutes, zero on FIFO queues
 * @param reportBatchItemFailures whether what the function returns says which messages failed
 * @param pollers how many batches may be in work at once
 */
public record MappingOptions(int batchSize, Duration batchingWindow, boolean reportBatchItemFailures, int pollers) {

    public MappingOptions {
        boolean window = batchingWindow.isPositive();
        if (batchSize < 1 || batchSize > (window ? 10_000 : 10)) {
            throw new IllegalArgumentException("batchSize " + batchSize + ": more than 10 need a batching window");
        }
        if (batchingWindow.isNegative() || batchingWindow.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("batchingWindow must be zero to five minutes");
        }
        if (pollers < 1) {
            throw new IllegalArgumentException("pollers must be at least 1");
        }
    }

    /** Ten at a time, at once, failures reported one by one, two batches in work. */
    public static MappingOptions defaults() {
        return new MappingOptions(10, Duration.ZERO, true, 2);
    }

    public MappingOptions withBatch(int size, Duration window) {
        return new MappingOptions(size, window, reportBatchItemFailures, pollers);
    }

    public MappingOptions withReportBatchItemFailures(boolean report) {
        return new MappingOptions(batchSize, batchingWindow, report, pollers);
    }

    public MappingOptions withPollers(int number) {
        return new MappingOptions(batchSize, batchingWindow, reportBatchItemFailures, number);
    }
}
