package io.trialsuite.notification.inbox;

import io.trialsuite.notification.subjects.Subject;
import io.trialsuite.notification.wording.FactKind;
import io.trialsuite.outbox.MessageId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells people of a fact.
 *
 * @param source the message that reported it; the same message tells nobody twice
 * @param details codes, counts and pseudonyms that the wording needs
 * @param recipients accounts; with none the fact is kept and nobody is told
 */
public record AnnounceFact(
        MessageId source,
        FactKind kind,
        Subject subject,
        @Nullable String study,
        Map<String, String> details,
        Set<UUID> recipients,
        Instant at) {

    public AnnounceFact {
        details = Map.copyOf(details);
        recipients = Set.copyOf(recipients);
    }
}
