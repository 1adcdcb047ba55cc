package io.trialsuite.mailing.delivery;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One event about one recipient, as it is kept. */
record MailEvent(
        String dedupeKey,
        EventKind kind,
        String recipient,
        Instant occurredAt,
        @Nullable String bounceType,
        @Nullable String bounceSubType,
        @Nullable String smtpStatus,
        @Nullable String diagnostic,
        @Nullable String feedbackType) {

    /** What this event proves by itself. */
    DeliveryStatus proves() {
        return switch (kind) {
            case SEND, OTHER -> DeliveryStatus.ACCEPTED;
            case DELIVERY_DELAY -> DeliveryStatus.DELAYED;
            // opening or clicking a mail proves that it is there; unsubscribing too
            case DELIVERY, OPEN, CLICK, SUBSCRIPTION -> DeliveryStatus.DELIVERED;
            case BOUNCE -> isPermanent() ? DeliveryStatus.HARD_BOUNCED : DeliveryStatus.SOFT_BOUNCED;
            case REJECT, RENDERING_FAILURE -> DeliveryStatus.REJECTED;
            case COMPLAINT -> DeliveryStatus.COMPLAINED;
        };
    }

    Set<DeliveryFact> facts() {
        return switch (proves()) {
            case QUEUED, ACCEPTED, DELAYED -> Set.of();
            case DELIVERED -> Set.of(DeliveryFact.DELIVERED);
            case SOFT_BOUNCED -> Set.of(DeliveryFact.BOUNCED);
            case HARD_BOUNCED -> Set.of(DeliveryFact.BOUNCED, DeliveryFact.UNREACHABLE);
            case REJECTED -> Set.of(DeliveryFact.REJECTED);
            case COMPLAINED -> Set.of(DeliveryFact.COMPLAINED);
        };
    }

    boolean isPermanent() {
        return "Permanent".equals(bounceType);
    }

    boolean mayBeAutoReply() {
        return kind == EventKind.BOUNCE && "Transient".equals(bounceType) && "General".equals(bounceSubType);
    }

    String type() {
        return Objects.requireNonNullElse(bounceType, "Undetermined");
    }

    String subType() {
        return Objects.requireNonNullElse(bounceSubType, "Undetermined");
    }
}
