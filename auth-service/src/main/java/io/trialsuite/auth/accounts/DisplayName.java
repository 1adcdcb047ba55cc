package io.trialsuite.auth.accounts;

import io.trialsuite.problem.Invalid;
import java.util.List;
import java.util.Map;

/** How colleagues see a person; one line, in any script. */
public record DisplayName(String value) {

    static final int MAX_LENGTH = 100;

    public DisplayName {
        value = value.strip();
        if (value.isEmpty()
                || value.codePointCount(0, value.length()) > MAX_LENGTH
                || value.codePoints().anyMatch(Character::isISOControl)) {
            throw new DisplayNameInvalid();
        }
    }

    static final class DisplayNameInvalid extends Invalid {

        private static final long serialVersionUID = 1L;

        DisplayNameInvalid() {
            super("display-name-invalid", "The display name must be one line of 1 to " + MAX_LENGTH + " characters.");
            put(
                    "errors",
                    List.of(Map.of(
                            "pointer", "/displayName", "code", "display-name-invalid", "message", "must be one line")));
        }
    }
}
