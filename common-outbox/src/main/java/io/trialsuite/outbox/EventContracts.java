package io.trialsuite.outbox;

/**
 * What the data of each event type must look like, asked at append: what breaks its contract never gets into the log.
 * Safe for use by many threads; called in the caller's transaction, so it must be quick and must not block.
 */
@FunctionalInterface
public interface EventContracts {

    /** No contract: any data will do. */
    EventContracts NONE = (type, data) -> {};

    /**
     * Returns when the data fits.
     *
     * @param type the event's type
     * @param data the event's data as it would be published, JSON in UTF-8
     * @throws IllegalArgumentException when the type has no contract or the data breaks it; the message names places and
     *     rules, never values
     */
    void require(String type, byte[] data);
}
