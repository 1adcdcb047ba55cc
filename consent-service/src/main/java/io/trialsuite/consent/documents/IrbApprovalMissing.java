package io.trialsuite.consent.documents;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class IrbApprovalMissing extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    IrbApprovalMissing(VersionId version) {
        super("irb-approval-missing", "No ethics committee has approved version " + version + " yet.");
    }
}
