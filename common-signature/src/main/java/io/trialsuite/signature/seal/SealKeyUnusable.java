package io.trialsuite.signature.seal;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The key of the seal is not there, or is not what it should be; the service that wants it must not start. */
public final class SealKeyUnusable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    SealKeyUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
