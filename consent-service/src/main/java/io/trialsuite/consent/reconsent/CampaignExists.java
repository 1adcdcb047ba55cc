package io.trialsuite.consent.reconsent;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class CampaignExists extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    CampaignExists() {
        super("campaign-exists", "Participants are asked again about these two versions already.");
    }
}
