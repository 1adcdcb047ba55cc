package io.trialsuite.notification.inbox;

import java.util.Locale;
import java.util.Optional;

/** How far somebody got with an item; it only moves forward. */
public enum ItemState {
    UNSEEN,
    SEEN,
    READ,
    ARCHIVED;

    static Optional<ItemState> of(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "UNSEEN" -> Optional.of(UNSEEN);
            case "SEEN" -> Optional.of(SEEN);
            case "READ" -> Optional.of(READ);
            case "ARCHIVED" -> Optional.of(ARCHIVED);
            default -> Optional.empty();
        };
    }
}
