package io.trialsuite.outbox;

import java.time.Duration;
import java.util.List;

/** What the relay tells those who measure it. */
interface RelayObserver {

    RelayObserver NONE = new RelayObserver() {};

    default void published(String topic, List<PublishResult> results, Duration took) {}

    default void refused(String topic, String reason) {}

    default void callFailed(String topic, Throwable failure) {}

    default void parkedEvent(OutgoingMessage message, String reason) {}
}
