package io.trialsuite.outbox;

import java.time.Duration;

/** What the consumers tell those who measure them. */
interface ConsumptionObserver {

    ConsumptionObserver NONE = new ConsumptionObserver() {};

    default void handled(String queue, String type, Duration took) {}

    default void duplicate(String queue, String type) {}

    /** Handled after a later message of its subject. */
    default void overtaken(String queue, String type) {}

    default void failed(String queue, String type, Throwable failure) {}

    default void deadLettered(String queue, String type, String reason) {}
}
