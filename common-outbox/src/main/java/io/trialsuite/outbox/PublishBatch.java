package io.trialsuite.outbox;

import java.util.List;

/** The first event of each of several subjects, for one call. */
record PublishBatch(Destination destination, List<SubjectQueue> subjects, long startedAt) {

    List<OutgoingMessage> messages() {
        return subjects.stream().map(SubjectQueue::first).toList();
    }
}
