package io.trialsuite.outbox;

import java.util.List;

/** What operators have stopped, as this relay knows it. Confined to the relay's thread. */
final class ActivePauses {

    private final String tenantAttribute;
    private List<Pause> pauses = List.of();

    ActivePauses(String tenantAttribute) {
        this.tenantAttribute = tenantAttribute;
    }

    /** Returns whether anything has changed. */
    boolean change(List<Pause> now) {
        var changed = !now.equals(pauses);
        pauses = List.copyOf(now);
        return changed;
    }

    boolean isEmpty() {
        return pauses.isEmpty();
    }

    boolean cover(OutgoingMessage message) {
        return !pauses.isEmpty() && pauses.stream().anyMatch(pause -> pause.covers(message, tenantAttribute));
    }
}
