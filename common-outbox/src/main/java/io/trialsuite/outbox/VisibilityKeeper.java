package io.trialsuite.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps messages hidden while their handlers run, however long that takes. */
final class VisibilityKeeper {

    private final Duration visibility;
    private final Map<SqsDelivery, Boolean> kept = new ConcurrentHashMap<>();
    private @Nullable Periodic extending;

    VisibilityKeeper(Duration visibility) {
        this.visibility = visibility;
    }

    void start() {
        extending = Periodic.every(
                visibility.dividedBy(3),
                "outbox-visibility",
                () -> kept.forEach((delivery, running) -> delivery.hide(visibility)));
    }

    void keep(SqsDelivery delivery) {
        kept.put(delivery, true);
    }

    /** To be called before the message is shown, hidden or acknowledged for good. */
    void letGo(SqsDelivery delivery) {
        kept.remove(delivery);
    }

    void stop() {
        if (extending != null) {
            extending.close();
        }
    }
}
