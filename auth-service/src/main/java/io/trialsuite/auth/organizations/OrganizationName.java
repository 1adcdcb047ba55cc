package io.trialsuite.auth.organizations;

import io.trialsuite.problem.Invalid;
import java.util.List;
import java.util.Map;

public record OrganizationName(String value) {

    static final int MAX_LENGTH = 120;

    public OrganizationName {
        value = value.strip();
        if (value.isEmpty()
                || value.codePointCount(0, value.length()) > MAX_LENGTH
                || value.codePoints().anyMatch(Character::isISOControl)) {
            throw new OrganizationNameInvalid();
        }
    }

    static final class OrganizationNameInvalid extends Invalid {

        private static final long serialVersionUID = 1L;

        OrganizationNameInvalid() {
            super("organization-name-invalid", "The name must be one line of 1 to " + MAX_LENGTH + " characters.");
            put(
                    "errors",
                    List.of(Map.of(
                            "pointer", "/name", "code", "organization-name-invalid", "message", "must be one line")));
        }
    }
}
