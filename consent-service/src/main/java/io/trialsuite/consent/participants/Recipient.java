package io.trialsuite.consent.participants;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A participant as the dispatch must know them: whether, in which language and at which address they can be written to.
 *
 * @param site where they take part
 * @param siteName the hospital that asks them
 */
public record Recipient(
        ParticipantRef participant,
        UUID site,
        String siteName,
        boolean active,
        String fullName,
        @Nullable String email,
        String language) {

    @Override
    public String toString() {
        return "Recipient[" + participant + "]";
    }
}
