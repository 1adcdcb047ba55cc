package io.trialsuite.notification.inbound;

import io.trialsuite.notification.inbox.AnnounceFact;
import io.trialsuite.notification.subjects.Subject;
import io.trialsuite.notification.wording.FactKind;
import io.trialsuite.outbox.PoisonMessage;
import io.trialsuite.outbox.ReceivedMessage;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a fact of a message: what all messages have in common is read here, the rest is told by the listener. */
public record Facts(ReceivedMessage<?> message, FactKind kind, Subject subject, Map<String, String> details) {

    private static final String NOWHERE = "";

    public static Facts of(ReceivedMessage<?> message, FactKind kind) {
        return new Facts(message, kind, new Subject(organization(message), NOWHERE, NOWHERE), Map.of());
    }

    public Facts about(String subjectKind, Object id) {
        return new Facts(message, kind, new Subject(subject.organization(), subjectKind, id.toString()), details);
    }

    public Facts with(Map<String, String> codes) {
        return new Facts(message, kind, subject, codes);
    }

    public AnnounceFact to(@Nullable UUID recipient) {
        return new AnnounceFact(
                message.id(),
                kind,
                subject,
                message.attributes().get("studyid"),
                details,
                recipient == null ? Set.of() : Set.of(recipient),
                message.time());
    }

    private static UUID organization(ReceivedMessage<?> message) {
        try {
            return UUID.fromString(message.require("organizationid"));
        } catch (IllegalArgumentException e) {
            throw new PoisonMessage("attribute organizationid is no UUID", e);
        }
    }
}
