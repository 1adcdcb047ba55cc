package io.trialsuite.consent.participants;

import org.jspecify.annotations.Nullable;

/** What the vault knows of a participant. Its text form hides everything, so that no log line ever carries a name. */
public record Identity(
        String fullName,
        @Nullable String email,
        @Nullable String mobile,
        String language,
        @Nullable Integer birthYear) {

    @Override
    public String toString() {
        return "Identity[hidden]";
    }
}
