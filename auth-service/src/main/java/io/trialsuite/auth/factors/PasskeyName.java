package io.trialsuite.auth.factors;

import io.trialsuite.problem.Invalid;

/** What its owner calls a passkey, to tell it from others. */
public record PasskeyName(String value) {

    private static final int LONGEST = 80;

    public PasskeyName {
        value = value.strip();
        if (value.isEmpty() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new Invalid("passkey-name-invalid", "A name of 1 to 80 characters, without control characters.");
        }
    }
}
