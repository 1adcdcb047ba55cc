package io.trialsuite.consent.reconsent;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class CampaignNotFound extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    CampaignNotFound() {
        super("campaign-not-found", "There is no such campaign.");
    }
}
