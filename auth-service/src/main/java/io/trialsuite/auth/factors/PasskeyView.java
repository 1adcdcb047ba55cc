package io.trialsuite.auth.factors;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as its owner sees it.
 *
 * @param id of the credential, in Base64url
 * @param backedUp whether the owner's devices share it
 */
public record PasskeyView(
        String id,
        String name,
        Instant registeredAt,
        @Nullable Instant lastUsedAt,
        boolean backedUp) {}
