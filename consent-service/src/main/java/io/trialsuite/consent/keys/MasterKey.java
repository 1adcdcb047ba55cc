package io.trialsuite.consent.keys;

import java.util.UUID;

/** Wraps the keys of organizations; a wrapped one opens for its own organization alone. Thread-safe. */
public interface MasterKey {

    /** Tells this key from others; no secret. */
    String id();

    byte[] wrap(byte[] dataKey, UUID organization);

    /**
     * The key as it was before {@link #wrap}.
     *
     * @throws MasterKeyUnusable when another key or organization wrapped it, or it was changed
     */
    byte[] unwrap(byte[] wrapped, UUID organization);
}
