package io.trialsuite.benchmarks;

import io.trialsuite.outbox.ReceivedMessage;

/** A handler that only notes when a message reached it. */
final class HandledMessages {

    private volatile Latencies latencies = new Latencies();

    void reset(Latencies newLatencies) {
        latencies = newLatencies;
    }

    void handle(ReceivedMessage<TrialsuiteOutbox.Seen> message) {
        latencies.arrived(message.id(), System.nanoTime());
    }
}
