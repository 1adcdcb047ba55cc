package io.trialsuite.notification.inbox;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class ItemNotFound extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    ItemNotFound() {
        super("item-not-found", "There is no such item in your inbox.");
    }
}
