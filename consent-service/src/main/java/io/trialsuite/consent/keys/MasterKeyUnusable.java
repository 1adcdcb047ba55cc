package io.trialsuite.consent.keys;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Identities cannot be read, and nothing that is not one may be shown in their place. */
public final class MasterKeyUnusable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public MasterKeyUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
