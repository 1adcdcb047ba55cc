package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What protects one object version from being removed.
 *
 * @param mode null without a retention period
 * @param until null without a retention period
 */
record Lock(@Nullable Mode mode, @Nullable Instant until, boolean legalHold) {

    static final Lock NONE = new Lock(null, null, false);

    enum Mode {
        /** May be lifted by a caller who asks for it. */
        GOVERNANCE,
        /** Nobody may lift it. */
        COMPLIANCE
    }

    /** @throws AwsError if the version may not be removed now */
    void checkRemoval(Instant now, boolean bypassGovernance) {
        if (legalHold || isRetained(now, bypassGovernance)) {
            throw denied();
        }
    }

    /** The lock with another retention period, if the present one allows it: it may always be extended. */
    Lock retain(@Nullable Mode newMode, @Nullable Instant newUntil, Instant now, boolean bypassGovernance) {
        boolean extended = until != null && newUntil != null && !newUntil.isBefore(until) && newMode == mode;
        if (!extended && isRetained(now, bypassGovernance)) {
            throw denied();
        }
        return new Lock(newMode, newUntil, legalHold);
    }

    Lock hold(boolean on) {
        return new Lock(mode, until, on);
    }

    private boolean isRetained(Instant now, boolean bypassGovernance) {
        if (until == null || !until.isAfter(now)) return false;
        return !(mode == Mode.GOVERNANCE && bypassGovernance);
    }

    private static AwsError denied() {
        return new AwsError(403, "AccessDenied", "Access Denied because object protected by object lock.");
    }
}
