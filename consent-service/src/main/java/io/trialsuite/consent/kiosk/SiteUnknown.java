package io.trialsuite.consent.kiosk;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class SiteUnknown extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    SiteUnknown() {
        super("site-not-found", "There is no such site.");
    }
}
