package io.trialsuite.auth.factors;

import java.util.Locale;

/** What proves a person besides a password. */
enum FactorKind {
    TOTP,
    RECOVERY_CODE,
    PASSKEY;

    /** As answers name it. */
    String method() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
