package io.trialsuite.mailing.mail;

import io.trialsuite.outbox.MessageContext;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** The business flow a mail belongs to; restored whenever somebody works on the mail later, on another thread. */
@Embeddable
public record MailCause(
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent) {

    public static MailCause current() {
        return MessageContext.current()
                .map(context -> new MailCause(context.correlationId(), context.causationId(), context.traceparent()))
                .orElseGet(() -> new MailCause(null, null, null));
    }

    public MessageContext.Scope open() {
        return correlationId == null ? () -> {} : new MessageContext(correlationId, causationId, traceparent).open();
    }
}
